package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.authorization.request.AuthorizationEndpoint;
import dev.signet.auth.endpoint.authorization.response.ResponseMode;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.AuthorizationAsked;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.grant.asked.Terms;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * What the framework's authorization endpoint keeps between its steps, as grants. It asks for three things only: to keep a request
 * that waits for consent, to find it again by the page's {@code state}, and to keep a code. Tokens are none of its business.
 */
@Component
class AuthorizationStore implements OAuth2AuthorizationService {

    private final Grants grants;
    private final Clients clients;
    private final Issuer issuer;
    private final RandomValues random;

    AuthorizationStore(Grants grants, Clients clients, Issuer issuer, RandomValues random) {
        this.grants = grants;
        this.clients = clients;
        this.issuer = issuer;
        this.random = random;
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the consent page was answered twice at once */
    @Override
    public void save(OAuth2Authorization authorization) {
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        if (state != null) {
            AuthorizationAsked asked = asked(authorization);
            require(grants.awaitConsent(new GrantId(random.id()), asked, state), asked);
            return;
        }
        OAuth2Authorization.Token<OAuth2AuthorizationCode> kept =
                Objects.requireNonNull(authorization.getToken(OAuth2AuthorizationCode.class));
        RegisteredClient client = registration(authorization.getRegisteredClientId());
        String code = kept.getToken().getTokenValue();
        Duration lifetime = client.getTokenSettings().getAuthorizationCodeTimeToLive();
        GrantId waiting = authorization.getAttribute(GrantId.class.getName());
        if (waiting == null) {
            AuthorizationAsked asked = asked(authorization);
            require(grants.issueCode(new GrantId(random.id()), asked, code, lifetime), asked);
        } else if (!grants.consent(waiting, authorization.getAuthorizedScopes(), code, lifetime)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "The page has been answered already.", null),
                    null);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        GrantId waiting = authorization.getAttribute(GrantId.class.getName());
        if (waiting != null) {
            grants.refuse(waiting);
        }
    }

    /** Always null: nothing asks for one by id. */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return tokenType != null && OAuth2ParameterNames.STATE.equals(tokenType.getValue())
                ? grants.findAwaitingConsent(token).map(this::waiting).orElse(null)
                : null;
    }

    private void require(boolean kept, AuthorizationAsked asked) {
        if (!kept) {
            throw new SessionGone(
                    asked.by().sid(),
                    new OAuth2AuthorizationCodeRequestAuthenticationToken(
                            AuthorizationEndpoint.of(issuer),
                            asked.client().value(),
                            new SsoAuthentication(asked.by()),
                            asked.redirectUri(),
                            asked.state(),
                            asked.scopes(),
                            answeredBy(asked.terms())));
        }
    }

    /** What the answer needs to know of the request. */
    static Map<String, Object> answeredBy(Terms terms) {
        String mode = terms.responseMode();
        return mode == null ? Map.of() : Map.of(ResponseMode.PARAMETER, mode);
    }

    private static AuthorizationAsked asked(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request = Objects.requireNonNull(
                authorization.<OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
        SignedIn by = Objects.requireNonNull(
                SsoAuthentication.signedIn(authorization.<Authentication>getAttribute(Principal.class.getName())));
        return new AuthorizationAsked(
                new ClientId(request.getClientId()),
                by,
                Objects.requireNonNull(request.getRedirectUri()),
                request.getState(),
                (String) request.getAdditionalParameters().get(OidcParameterNames.NONCE),
                Objects.requireNonNull(
                        (String) request.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE)),
                request.getScopes(),
                new Terms((String) request.getAdditionalParameters().get(ResponseMode.PARAMETER)));
    }

    private OAuth2Authorization waiting(AccessGrant grant) {
        OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(AuthorizationEndpoint.of(issuer))
                .clientId(grant.client().value())
                .redirectUri(grant.redirectUri())
                .state(grant.state())
                .scopes(grant.scopes())
                .build();
        return OAuth2Authorization.withRegisteredClient(
                        registration(grant.client().value()))
                .id(grant.id().toString())
                .principalName(grant.user().toString())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(Set.of())
                .attribute(OAuth2AuthorizationRequest.class.getName(), request)
                .attribute(GrantId.class.getName(), grant.id())
                .build();
    }

    private RegisteredClient registration(String id) {
        return clients.find(new ClientId(id)).map(Client::registration).orElseThrow();
    }
}
