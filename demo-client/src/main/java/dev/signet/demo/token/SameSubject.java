package dev.signet.demo.token;

import dev.signet.demo.provider.IdTokenDecoders;
import dev.signet.demo.provider.Outage;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Holds an ID token that comes with a refresh against the person who signed in (OpenID Connect Core 1.0, section 12.2): the
 * session of one person must never go on with the tokens of another.
 */
@Component
class SameSubject {

    private final IdTokenDecoders decoders;

    SameSubject(IdTokenDecoders decoders) {
        this.decoders = decoders;
    }

    /**
     * The response itself when it carries no ID token, or one of the same subject.
     *
     * @throws OAuth2AuthorizationException with {@code invalid_grant} otherwise: the session must end
     */
    OAuth2AccessTokenResponse checked(ClientRegistration registration, OAuth2AccessTokenResponse response) {
        Object presented = response.getAdditionalParameters().get("id_token");
        if (presented instanceof String idToken && !belongsToSignedIn(registration, idToken)) {
            throw new OAuth2AuthorizationException(
                    new OAuth2Error("invalid_grant", "The refreshed ID token is not of this session's person.", null));
        }
        return response;
    }

    private boolean belongsToSignedIn(ClientRegistration registration, String idToken) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof OidcUser person)) {
            return false;
        }
        try {
            Jwt jwt = decoders.createDecoder(registration).decode(idToken);
            return Objects.equals(person.getSubject(), jwt.getSubject());
        } catch (JwtException unproven) {
            // Without keys nothing can be said against it. Refusing would throw away the new refresh token, and the old
            // one
            // is spent already; this app reads nothing from the new ID token.
            return Outage.isBehind(unproven);
        }
    }
}
