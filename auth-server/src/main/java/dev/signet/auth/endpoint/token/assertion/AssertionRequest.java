package dev.signet.auth.endpoint.token.assertion;

import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A request for an access token with somebody's assertion. Prints nothing of it. */
final class AssertionRequest extends OAuth2AuthorizationGrantAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final String assertion;
    private final Set<String> scopes;

    AssertionRequest(Authentication client, String assertion, Set<String> scopes, Map<String, Object> more) {
        super(AuthorizationGrantType.JWT_BEARER, client, more);
        this.assertion = assertion;
        this.scopes = Set.copyOf(scopes);
    }

    String assertion() {
        return assertion;
    }

    /** Empty if none is named. */
    Set<String> scopes() {
        return scopes;
    }

    @Override
    public String toString() {
        return "AssertionRequest[" + getName() + "]";
    }
}
