package dev.signet.auth.endpoint.authorization.par;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.endpoint.authorization.request.RequestParameters;
import dev.signet.auth.grant.pushed.PushedRequests;
import java.time.Clock;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Keeps a request that was found good. In the place of the framework's, whose references live for five minutes whatever is configured, say so
 * themselves, and are kept as they are.
 */
@Component
class PushedRequestProvider implements AuthenticationProvider {

    /** As many characters as there is room for. */
    private static final int LONGEST = 16_000;

    private final PushedRequests pushed;
    private final ParProperties properties;
    private final Clock clock;

    PushedRequestProvider(PushedRequests pushed, ParProperties properties, Clock clock) {
        this.pushed = pushed;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2PushedAuthorizationRequestAuthenticationToken asked =
                (OAuth2PushedAuthorizationRequestAuthenticationToken) authentication;
        RequestParameters parameters = (RequestParameters)
                Objects.requireNonNull(asked.getAdditionalParameters().get(PushedRequestConverter.PARAMETERS));
        String kept = parameters.encoded();
        if (kept.length() > LONGEST) {
            throw new TooLarge();
        }
        String reference = pushed.push(new ClientId(asked.getClientId()), kept, properties.lifetime());
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                (Authentication) asked.getPrincipal(),
                PushedSource.PREFIX + reference,
                clock.instant().plus(properties.lifetime()),
                asked.getRedirectUri(),
                null,
                null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2PushedAuthorizationRequestAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
