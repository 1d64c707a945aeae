package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.Confirmation;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.DPoPProperties;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ResourceIndicators;
import dev.signet.auth.endpoint.RichAuthorization;
import dev.signet.auth.endpoint.authorization.asked.IndividualClaims;
import dev.signet.auth.endpoint.authorization.request.AuthorizationEndpoint;
import dev.signet.auth.endpoint.authorization.request.AuthorizationRequestConverter;
import dev.signet.auth.endpoint.authorization.request.RequestRules;
import dev.signet.auth.endpoint.authorization.response.ResponseMode;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.AuthorizationAsked;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.grant.asked.Terms;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.pushed.PushedHandle;
import dev.signet.auth.grant.pushed.PushedRequests;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
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
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the framework's authorization endpoint keeps between its steps, as grants. It asks for three things only: to keep a request
 * that waits for consent, to find it again by the page's {@code state}, and to keep a code. Tokens are none of its business.
 */
@Component
class AuthorizationStore implements OAuth2AuthorizationService {

    private final Grants grants;
    private final Clients clients;
    private final PushedRequests pushed;
    private final TransactionOperations transactions;
    private final Issuer issuer;
    private final RandomValues random;
    private final DPoPProperties dpop;

    AuthorizationStore(
            Grants grants,
            Clients clients,
            PushedRequests pushed,
            TransactionOperations transactions,
            Issuer issuer,
            RandomValues random,
            DPoPProperties dpop) {
        this.grants = grants;
        this.pushed = pushed;
        this.transactions = transactions;
        this.clients = clients;
        this.issuer = issuer;
        this.random = random;
        this.dpop = dpop;
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the request has been answered, at once with this */
    @Override
    public void save(OAuth2Authorization authorization) {
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        AccessGrant waiting = authorization.getAttribute(AccessGrant.class.getName());
        if (state != null) {
            AuthorizationAsked asked = asked(authorization);
            require(grants.awaitConsent(new GrantId(random.id()), asked, state), asked);
        } else if (waiting == null) {
            AuthorizationAsked asked = asked(authorization);
            once(asked.terms(), request(asked), () -> issue(asked, authorization));
        } else {
            once(waiting.terms(), request(waiting), () -> issue(waiting, authorization));
        }
    }

    private void issue(AuthorizationAsked asked, OAuth2Authorization authorization) {
        String code = code(authorization);
        require(grants.issueCode(new GrantId(random.id()), asked, code, lifetime(asked.client())), asked);
    }

    private void issue(AccessGrant waiting, OAuth2Authorization authorization) {
        Set<String> granted = authorization.getAuthorizedScopes();
        if (!grants.consent(waiting.id(), granted, code(authorization), lifetime(waiting.client()))) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "The page has been answered already.", null),
                    null);
        }
    }

    /** A request that was pushed is answered together with what {@code issue} does, or not at all; and once (RFC 9126 §4). */
    private void once(Terms terms, OAuth2AuthorizationCodeRequestAuthenticationToken request, Runnable issue) {
        PushedHandle handle = terms.pushed();
        if (handle == null) {
            issue.run();
            return;
        }
        transactions.executeWithoutResult(transaction -> {
            if (!pushed.answer(handle)) {
                throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                        OAuthErrors.invalidRequestUri().getError(), request);
            }
            issue.run();
        });
    }

    private static String code(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AuthorizationCode> kept =
                Objects.requireNonNull(authorization.getToken(OAuth2AuthorizationCode.class));
        return kept.getToken().getTokenValue();
    }

    private Duration lifetime(ClientId client) {
        return registration(client).getTokenSettings().getAuthorizationCodeTimeToLive();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        AccessGrant waiting = authorization.getAttribute(AccessGrant.class.getName());
        if (waiting != null) {
            grants.refuse(waiting.id());
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
            throw new SessionGone(asked.by().sid(), request(asked));
        }
    }

    private OAuth2AuthorizationCodeRequestAuthenticationToken request(AuthorizationAsked asked) {
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                AuthorizationEndpoint.of(issuer),
                asked.client().value(),
                new SsoAuthentication(asked.by()),
                asked.redirectUri(),
                asked.state(),
                asked.scopes(),
                answeredBy(asked.terms()));
    }

    private OAuth2AuthorizationCodeRequestAuthenticationToken request(AccessGrant waiting) {
        return request(
                waiting,
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()));
    }

    /** The request that {@code waiting} was, as far as its answer needs to know it. */
    OAuth2AuthorizationCodeRequestAuthenticationToken request(AccessGrant waiting, Authentication principal) {
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                AuthorizationEndpoint.of(issuer),
                waiting.client().value(),
                principal,
                waiting.redirectUri(),
                waiting.state(),
                waiting.scopes(),
                answeredBy(waiting.terms()));
    }

    private static Map<String, Object> answeredBy(Terms terms) {
        Map<String, Object> more = new LinkedHashMap<>();
        if (terms.responseMode() != null) {
            more.put(ResponseMode.PARAMETER, terms.responseMode());
        }
        if (terms.pushed() != null) {
            more.put(AuthorizationRequestConverter.PUSHED, terms.pushed());
        }
        return more;
    }

    private AuthorizationAsked asked(OAuth2Authorization authorization) {
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
                (String) request.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE),
                request.getScopes(),
                terms(request),
                boundTo(request));
    }

    private Terms terms(OAuth2AuthorizationRequest request) {
        Map<String, Object> asked = request.getAdditionalParameters();
        Set<String> registered =
                registration(new ClientId(request.getClientId())).getScopes();
        return new Terms(
                (String) asked.get(ResponseMode.PARAMETER),
                asked.get(AuthorizationRequestConverter.PUSHED) instanceof PushedHandle handle ? handle : null,
                ResourceIndicators.read(asked),
                IndividualClaims.read(asked, registered),
                Optional.ofNullable((String) asked.get(RichAuthorization.PARAMETER))
                        .flatMap(AuthorizationDetails::parse)
                        .orElse(AuthorizationDetails.NONE));
    }

    private @Nullable Confirmation boundTo(OAuth2AuthorizationRequest request) {
        return dpop.enabled() && request.getAdditionalParameters().get(RequestRules.DPOP_JKT) instanceof String key
                ? Confirmation.ofProofKey(key)
                : null;
    }

    private OAuth2Authorization waiting(AccessGrant grant) {
        OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(AuthorizationEndpoint.of(issuer))
                .clientId(grant.client().value())
                .redirectUri(grant.redirectUri())
                .state(grant.state())
                .scopes(grant.scopes())
                .build();
        return OAuth2Authorization.withRegisteredClient(registration(grant.client()))
                .id(grant.id().toString())
                .principalName(grant.user().toString())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(Set.of())
                .attribute(OAuth2AuthorizationRequest.class.getName(), request)
                .attribute(AccessGrant.class.getName(), grant)
                .build();
    }

    private RegisteredClient registration(ClientId id) {
        return clients.find(id).map(Client::registration).orElseThrow();
    }
}
