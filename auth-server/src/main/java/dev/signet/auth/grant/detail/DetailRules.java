package dev.signet.auth.grant.detail;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.ClientProperties;
import dev.signet.auth.client.detail.DetailPolicies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which authorization details a client may ask for. What is not declared is refused, so that nothing is granted that nobody understood. */
@Component
public class DetailRules {

    private final DetailProperties properties;
    private final DetailPolicies policies;

    /** @throws BadConfiguration if a client may ask for what there is not */
    DetailRules(DetailProperties properties, DetailPolicies policies, ClientProperties clients) {
        this.properties = properties;
        this.policies = policies;
        clients.settings().forEach((name, own) -> {
            if (!properties.types().keySet().containsAll(own.authorizationDetailsTypes())) {
                throw new BadConfiguration(
                        "signet.client.settings." + name + ".authorization-details-types",
                        "has an entry that signet.authorization-details.types does not declare",
                        "Declare it there, in brackets if it has other characters than letters, digits and hyphens.");
            }
        });
    }

    /** The types that there are, in a fixed order. */
    public List<String> types() {
        return properties.types().keySet().stream().sorted().toList();
    }

    /** Empty if there is no such type. */
    public Optional<DetailType> find(String type) {
        return Optional.ofNullable(properties.types().get(type));
    }

    /** What {@code text} asks for, if {@code client} may ask for all of it. */
    public Optional<AuthorizationDetails> allowed(ClientId client, String text) {
        Set<String> own = policies.of(client);
        return AuthorizationDetails.parse(text)
                .filter(asked -> asked.all().stream()
                        .allMatch(detail -> own.contains(AuthorizationDetails.type(detail))
                                && find(AuthorizationDetails.type(detail))
                                        .filter(type -> type.allows(detail))
                                        .isPresent()));
    }

    /** What of {@code granted} the client may still ask for. */
    public AuthorizationDetails left(ClientId client, AuthorizationDetails granted) {
        return granted.isEmpty() ? granted : granted.ofTypes(policies.of(client));
    }
}
