package dev.signet.auth.endpoint.introspection;

import dev.signet.auth.Confirmation;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.Reach;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.endpoint.RichAuthorization;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.RefreshRotation;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.subject.Subjects;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.token.AccessToken;
import dev.signet.auth.token.Actors;
import dev.signet.auth.token.TokenJudging;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
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
    private final Subjects subjects;
    private final TokenJudging tokens;
    private final RefreshRotation refreshTokens;
    private final IntrospectionResponse response;
    private final Issuer issuer;

    Introspection(
            Clients clients,
            Subjects subjects,
            TokenJudging tokens,
            RefreshRotation refreshTokens,
            IntrospectionResponse response,
            Issuer issuer) {
        this.clients = clients;
        this.subjects = subjects;
        this.tokens = tokens;
        this.refreshTokens = refreshTokens;
        this.response = response;
        this.issuer = issuer;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.tokenIntrospectionEndpoint(endpoint -> endpoint.authenticationProviders(providers -> {
                    providers.clear();
                    providers.add(this);
                })
                .introspectionResponseHandler(response));
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenIntrospectionAuthenticationToken request =
                (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        OAuth2ClientAuthenticationToken principal = (OAuth2ClientAuthenticationToken) request.getPrincipal();
        Client asking = clients.findEnabled(new ClientId(principal.getName()))
                .filter(Client::confidential)
                .orElseThrow(OAuthErrors::invalidClient);
        return describe(request.getToken(), asking)
                .map(claims -> new IntrospectionAnswer(asking, claims))
                .orElseGet(() -> IntrospectionAnswer.inactive(asking));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<Map<String, Object>> describe(String token, Client asking) {
        Optional<Map<String, Object>> ofAccessToken =
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

    private Map<String, Object> describe(AccessToken token) {
        Map<String, Object> answer = active(token.subject(), token.client(), token.scopes(), token.sid());
        Confirmation key = token.confirmation();
        answer.put("token_type", key != null && key.method() == Confirmation.Method.DPOP ? "DPoP" : "Bearer");
        if (key != null) {
            answer.put("cnf", key.claim());
        }
        answer.put("jti", token.jti());
        answer.put("iat", token.issuedAt().getEpochSecond());
        answer.put("exp", token.expiresAt().getEpochSecond());
        answer.put("aud", token.audience());
        Map<String, Object> act = Actors.claim(token.actors());
        if (act != null) {
            answer.put("act", act);
        }
        describe(token.details(), answer);
        return answer;
    }

    private Map<String, Object> describe(AccessGrant grant) {
        String subject = clients.find(grant.client())
                .map(client -> subjects.of(client, grant.user()))
                .orElseThrow();
        Map<String, Object> answer = active(subject, grant.client(), grant.scopes(), grant.sid());
        describe(grant.terms().details(), answer);
        answer.put("exp", earlier(grant.idleExpiresAt(), grant.expiresAt()).getEpochSecond());
        return answer;
    }

    /** RFC 9396 §9.2. */
    private static void describe(AuthorizationDetails details, Map<String, Object> answer) {
        if (!details.isEmpty()) {
            answer.put(RichAuthorization.PARAMETER, details.all());
        }
    }

    private Map<String, Object> active(String subject, ClientId client, Set<String> scopes, @Nullable SessionId sid) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        answer.put("iss", issuer.value());
        answer.put("sub", subject);
        answer.put("client_id", client.value());
        if (!scopes.isEmpty()) {
            answer.put("scope", scopes.stream().sorted().collect(Collectors.joining(" ")));
        }
        if (sid != null) {
            answer.put("sid", sid.toString());
        }
        return answer;
    }

    private static Instant earlier(@Nullable Instant idle, Instant absolute) {
        return idle != null && idle.isBefore(absolute) ? idle : absolute;
    }
}
