package dev.signet.auth.endpoint.registration;

import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.metadata.Offer;
import dev.signet.auth.client.profile.ProfileProperties;
import dev.signet.auth.client.profile.Tightening;
import dev.signet.auth.client.registered.RegistrationProperties;
import dev.signet.auth.endpoint.TokenGrant;
import dev.signet.auth.key.Keys;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What clients may have that register: what is served, and acts for people. */
@Component
class RegistrationOffer {

    private static final Set<String> METHODS =
            Set.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");

    /**
     * A client that acts for itself, or exchanges tokens of others, is one that an operator knows. So is a device: its code can be read out to
     * anybody on the telephone, and the answer goes to no address that the page could show.
     */
    private static final Set<String> FOR_PEOPLE = Set.of("authorization_code", "refresh_token");

    private final RegistrationProperties properties;
    private final SecurityProfile profile;
    private final Keys keys;
    private final Set<String> grantTypes;

    RegistrationOffer(RegistrationProperties properties, ProfileProperties server, Keys keys, List<TokenGrant> grants) {
        this.properties = properties;
        this.profile = server.profile();
        this.keys = keys;
        this.grantTypes = grants.stream()
                .map(grant -> grant.type().getValue())
                .filter(FOR_PEOPLE::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    Offer now() {
        return new Offer(
                properties.scopes(),
                properties.audiences(),
                METHODS.stream()
                        .filter(method -> Tightening.permits(profile, method))
                        .collect(Collectors.toUnmodifiableSet()),
                grantTypes,
                keys.algorithms().stream()
                        .filter(profile::allows)
                        .map(SigningAlgorithm::wireName)
                        .collect(Collectors.toSet()),
                properties.requireProofKey() || profile.fapi());
    }
}
