package dev.signet.auth.endpoint.introspection;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.Reach;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.RefreshRotation;
import dev.signet.auth.token.AccessToken;
import dev.signet.auth.token.TokenJudging;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Token introspection (RFC 7662): by checking the token, not by searching for it. A client learns of its own tokens and of access
 * tokens whose audience it is; of every other token only one that may introspect any. Whoever may not know is told what is told
 * of a token that does not exist (§2.2, §4). A public client cannot ask: anybody could in its name.
 */
@Component
class Introspection implements AuthenticationProvider, ProtocolExtension {

    private final Clients clients;
    private final TokenJudging tokens;
    private final RefreshRotation refreshTokens;
    private final Issuer issuer;

    Introspection(Clients clients, TokenJudging tokens, RefreshRotation refreshTokens, Issuer issuer) {
        this.clients = clients;
        this.tokens = tokens;
        this.refreshTokens = refreshTokens;
        this.issuer = issuer;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.tokenIntrospectionEndpoint(endpoint -> endpoint.authenticationProviders(providers -> {
            providers.clear();
            providers.add(this);
        }));
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenIntrospectionAuthenticationToken request =
                (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        OAuth2ClientAuthenticationToken principal = (OAuth2ClientAuthenticationToken) request.getPrincipal();
        Client asking = clients.findEnabled(new ClientId(principal.getName()))
                .filter(Client::confidential)
                .orElseThrow(OAuthErrors::invalidClient);
        OAuth2TokenIntrospection answer = describe(request.getToken(), asking)
                .orElseGet(() -> OAuth2TokenIntrospection.builder(false).build());
        return new OAuth2TokenIntrospectionAuthenticationToken(request.getToken(), principal, answer);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<OAuth2TokenIntrospection> describe(String token, Client asking) {
        Optional<OAuth2TokenIntrospection> ofAccessToken =
                tokens.active(token).filter(found -> mayKnow(asking, found)).map(this::describe);
        return ofAccessToken.isPresent()
                ? ofAccessToken
                : refreshTokens
                        .findByRefreshToken(token)
                        .filter(grant -> mayKnow(asking, grant.client()))
                        .map(this::describe);
    }

    private static boolean mayKnow(Client asking, AccessToken token) {
        return mayKnow(asking, token.client()) || !Collections.disjoint(asking.audiences(), token.audience());
    }

    private static boolean mayKnow(Client asking, ClientId owner) {
        return asking.id().equals(owner) || asking.mayIntrospect() == Reach.ANY;
    }

    private OAuth2TokenIntrospection describe(AccessToken token) {
        OAuth2TokenIntrospection.Builder answer = OAuth2TokenIntrospection.builder(true)
                .issuer(issuer.value())
                .subject(token.subject())
                .clientId(token.client().value())
                .tokenType("Bearer")
                .id(token.jti())
                .issuedAt(token.issuedAt())
                .expiresAt(token.expiresAt())
                .audiences(all -> all.addAll(token.audience()));
        token.scopes().stream().sorted().forEach(answer::scope);
        if (token.sid() != null) {
            answer.claim("sid", token.sid().toString());
        }
        return answer.build();
    }

    private OAuth2TokenIntrospection describe(AccessGrant grant) {
        OAuth2TokenIntrospection.Builder answer = OAuth2TokenIntrospection.builder(true)
                .issuer(issuer.value())
                .subject(grant.user().toString())
                .clientId(grant.client().value())
                .expiresAt(earlier(grant.idleExpiresAt(), grant.expiresAt()))
                .claim("sid", grant.sid().toString());
        grant.scopes().stream().sorted().forEach(answer::scope);
        return answer.build();
    }

    private static Instant earlier(@Nullable Instant idle, Instant absolute) {
        return idle != null && idle.isBefore(absolute) ? idle : absolute;
    }
}
