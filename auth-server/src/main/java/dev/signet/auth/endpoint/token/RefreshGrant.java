package dev.signet.auth.endpoint.token;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.TokenGrant;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.GrantProperties;
import dev.signet.auth.grant.RefreshRotation;
import dev.signet.auth.grant.RefreshRotation.Successor;
import dev.signet.auth.grant.Rotation;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * {@code grant_type=refresh_token} (RFC 6749 §6). Every use rotates the token, for confidential clients too (OAuth 2.1 §4.3.1); but not of
 * clients that are held to FAPI 2.0.
 * Ours instead of the framework's, where the last save of several parallel uses wins and all of them succeed.
 */
@Component
class RefreshGrant implements TokenGrant {

    private final Clients clients;
    private final RefreshRotation rotation;
    private final GrantProperties properties;
    private final Revocation revocation;
    private final Narrowing narrowing;
    private final TokenAnswer answer;

    RefreshGrant(
            Clients clients,
            RefreshRotation rotation,
            GrantProperties properties,
            Revocation revocation,
            Narrowing narrowing,
            TokenAnswer answer) {
        this.clients = clients;
        this.rotation = rotation;
        this.properties = properties;
        this.revocation = revocation;
        this.narrowing = narrowing;
        this.answer = answer;
    }

    @Override
    public AuthorizationGrantType type() {
        return AuthorizationGrantType.REFRESH_TOKEN;
    }

    @Override
    public AuthenticationConverter converter() {
        return new OAuth2RefreshTokenAuthenticationConverter();
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2RefreshTokenAuthenticationToken request = (OAuth2RefreshTokenAuthenticationToken) authentication;
        AuthenticatedClient client =
                AuthenticatedClient.of(request.getPrincipal(), clients, AuthorizationGrantType.REFRESH_TOKEN);
        Set<String> asked = request.getScopes().isEmpty() ? null : request.getScopes();
        Map<String, Object> target = request.getAdditionalParameters();
        Rotation outcome = rotate(new RefreshRotation.Use(
                request.getRefreshToken(),
                client.client().id(),
                asked,
                client.client().registration().getTokenSettings().getRefreshTokenTimeToLive(),
                Objects.requireNonNullElse(client.client().refreshGrace(), properties.refreshGrace()),
                client.key(),
                successor(client.client()),
                (grant, alive) -> {
                    narrowing.narrow(client.client(), grant, target); // refused before anything has happened
                    return answer.slot(client.client(), grant, alive);
                }));
        if (outcome instanceof Rotation.Rotated rotated) {
            Set<String> scopes = asked == null ? rotated.grant().scopes() : asked;
            AccessGrant grant = narrowing.narrow(client.client(), rotated.grant(), target);
            return answer.onBehalf(client, grant, scopes, rotated.accessToken(), rotated.successor(), null);
        }
        throw refused(outcome);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2RefreshTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** FAPI 2.0 Security Profile §5.3.2.1 forbids rotation: a lost answer must not cost a client its grant. */
    private static Successor successor(Client client) {
        return client.profile().fapi() ? Successor.ITSELF : Successor.ANOTHER;
    }

    private Rotation rotate(RefreshRotation.Use use) {
        Rotation outcome = rotation.rotate(use);
        if (outcome instanceof Rotation.Crowded crowded) {
            revocation.endOlderTokens(crowded.grant());
            return rotation.rotate(use);
        }
        return outcome;
    }

    private OAuth2AuthenticationException refused(Rotation outcome) {
        if (outcome instanceof Rotation.ScopeExceeded) {
            return OAuthErrors.invalidScope();
        }
        if (outcome instanceof Rotation.Reused reused) {
            revocation.endGrant(reused.grant(), EndReason.REFRESH_TOKEN_REUSED);
        }
        return OAuthErrors.invalidGrant();
    }
}
