package dev.signet.auth.endpoint;

import dev.signet.auth.client.Client;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.detail.DetailRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rich authorization requests (RFC 9396): {@code authorization_details} at the authorization endpoint for a grant, at the token endpoint for one token. What
 * a token allows is never more than what was granted.
 */
@Component
public class RichAuthorization implements ProtocolExtension {

    public static final String PARAMETER = "authorization_details";

    private final DetailRules rules;

    RichAuthorization(DetailRules rules) {
        this.rules = rules;
    }

    /** Both documents name the types that there are (§10); none of them anything, where there are none. */
    @Override
    public void describe(Map<String, Object> metadata) {
        if (!rules.types().isEmpty()) {
            metadata.put("authorization_details_types_supported", rules.types());
        }
    }

    /**
     * What a request asks for.
     *
     * @param parameters single values are texts
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the client may not ask for all of it (§5)
     */
    public AuthorizationDetails allowed(Client client, Map<String, Object> parameters) {
        Object asked = parameters.get(PARAMETER);
        return asked == null ? AuthorizationDetails.NONE : allowed(client, asked instanceof String text ? text : "");
    }

    /** @param text null for nothing */
    public AuthorizationDetails allowed(Client client, @Nullable String text) {
        return text == null
                ? AuthorizationDetails.NONE
                : rules.allowed(client.id(), text).orElseThrow(OAuthErrors::invalidAuthorizationDetails);
    }

    /**
     * {@code grant} as far as a token from it is for what the request asks for (§6); for all that was granted and is still the client's, if nothing is asked.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if more is asked than was granted
     */
    public AccessGrant narrow(Client client, AccessGrant grant, Map<String, Object> parameters) {
        AuthorizationDetails granted = grant.terms().details();
        AuthorizationDetails left = rules.left(client.id(), granted);
        AuthorizationDetails asked = allowed(client, parameters);
        if (!left.cover(asked)) {
            throw OAuthErrors.invalidAuthorizationDetails();
        }
        return granted.isEmpty() ? grant : grant.forDetails(asked.isEmpty() ? left : asked);
    }
}
