package dev.signet.auth.endpoint.revocation;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.Reach;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.grant.RefreshRotation;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.token.TokenJudging;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Token revocation (RFC 7009). A refresh token takes its whole grant with it, access tokens included (§2.1); an access token
 * goes alone. A token that is no token of ours, or not any more, is answered like one that was revoked (§2.2): the client has
 * what it wanted. A good token of another client is refused with an error, as §2.1 demands.
 */
@Component
class RevocationEndpoint implements AuthenticationProvider, ProtocolExtension {

    private final Clients clients;
    private final TokenJudging tokens;
    private final RefreshRotation refreshTokens;
    private final Revocation revocation;

    RevocationEndpoint(Clients clients, TokenJudging tokens, RefreshRotation refreshTokens, Revocation revocation) {
        this.clients = clients;
        this.tokens = tokens;
        this.refreshTokens = refreshTokens;
        this.revocation = revocation;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.tokenRevocationEndpoint(endpoint -> endpoint.authenticationProviders(providers -> {
            providers.clear();
            providers.add(this);
        }));
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenRevocationAuthenticationToken request = (OAuth2TokenRevocationAuthenticationToken) authentication;
        OAuth2ClientAuthenticationToken principal = (OAuth2ClientAuthenticationToken) request.getPrincipal();
        Client asking = clients.findEnabled(new ClientId(principal.getName())).orElseThrow(OAuthErrors::invalidClient);
        revoke(request.getToken(), asking);
        request.setAuthenticated(true);
        return request;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private void revoke(String token, Client asking) {
        tokens.genuine(token).ifPresent(found -> {
            requireRight(asking, found.client());
            revocation.revokeAccessToken(found.client(), found.jti(), found.status(), found.expiresAt());
        });
        refreshTokens.findNamedBy(token).ifPresent(grant -> {
            requireRight(asking, grant.client());
            revocation.endGrant(grant, EndReason.REVOKED_BY_CLIENT);
        });
    }

    private static void requireRight(Client asking, ClientId owner) {
        if (!asking.id().equals(owner) && asking.mayRevoke() != Reach.ANY) {
            throw OAuthErrors.invalidGrant();
        }
    }
}
