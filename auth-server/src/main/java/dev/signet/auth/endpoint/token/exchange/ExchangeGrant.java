package dev.signet.auth.endpoint.token.exchange;

import dev.signet.auth.TokenSlot;
import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.exchange.ExchangePolicies;
import dev.signet.auth.client.exchange.ExchangePolicy;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.TokenGrant;
import dev.signet.auth.endpoint.token.AuthenticatedClient;
import dev.signet.auth.endpoint.token.TokenAnswer;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.grant.exchange.ExchangedTokens;
import dev.signet.auth.token.AccessToken;
import dev.signet.auth.token.Exchanged;
import dev.signet.auth.token.TokenJudging;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * {@code grant_type=urn:ietf:params:oauth:grant-type:token-exchange} (RFC 8693): an API that was called with a person's access token
 * obtains another one, to call the API behind it. Ours instead of the framework's, which lets a client have every scope that it
 * may have itself, and looks at neither audience nor resource.
 *
 * <p>The new token is for an audience that the client's policy names, has no scope that the old one has not, lives no longer, says who acts,
 * and ends with the grant that the old one comes from. There is no refresh token: whoever needs another token exchanges again.
 */
@Component
class ExchangeGrant implements TokenGrant {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final Clients clients;
    private final ExchangePolicies policies;
    private final TokenJudging tokens;
    private final Grants grants;
    private final ExchangedTokens exchanged;
    private final Delegation delegation;
    private final TokenAnswer answer;
    private final AuditTrail audit;

    ExchangeGrant(
            Clients clients,
            ExchangePolicies policies,
            TokenJudging tokens,
            Grants grants,
            ExchangedTokens exchanged,
            Delegation delegation,
            TokenAnswer answer,
            AuditTrail audit) {
        this.clients = clients;
        this.policies = policies;
        this.tokens = tokens;
        this.grants = grants;
        this.exchanged = exchanged;
        this.delegation = delegation;
        this.answer = answer;
        this.audit = audit;
    }

    @Override
    public AuthorizationGrantType type() {
        return AuthorizationGrantType.TOKEN_EXCHANGE;
    }

    @Override
    public AuthenticationConverter converter() {
        return new ExchangeConverter();
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenExchangeAuthenticationToken request = (OAuth2TokenExchangeAuthenticationToken) authentication;
        AuthenticatedClient client = AuthenticatedClient.of(request.getPrincipal(), clients, type());
        if (!ACCESS_TOKEN.equals(request.getRequestedTokenType())) {
            throw OAuthErrors.invalidRequest("requested_token_type");
        }
        ExchangePolicy policy = policies.of(client.client().id());
        AccessToken subject = subject(client.client(), request.getSubjectToken());
        AccessGrant grant = grant(subject);
        Exchanged what = new Exchanged(
                scopes(client.client(), subject, request.getScopes()),
                audience(policy, request),
                delegation.actors(client.client(), policy, subject, request.getActorToken()));
        TokenSlot slot = answer.slot(client.client(), subject.expiresAt());
        if (!exchanged.hang(grant.id(), slot)) {
            throw OAuthErrors.invalidRequest("subject_token");
        }
        audit.record(AuditEntry.of(AuditEvent.TOKEN_EXCHANGED)
                .user(grant.user().value())
                .client(client.client().id().value())
                .session(grant.sid().value())
                .grant(grant.id().value()));
        return answer.exchanged(client, grant, what, slot, ACCESS_TOKEN);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenExchangeAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** A good access token of a person, issued to this client or meant for it: what it found lying about gives it nothing (§5). */
    private AccessToken subject(Client client, String token) {
        return tokens.active(token)
                .filter(found -> found.user() != null)
                .filter(found -> found.client().equals(client.id())
                        || !Collections.disjoint(found.audience(), client.audiences()))
                .orElseThrow(() -> OAuthErrors.invalidRequest("subject_token"));
    }

    private AccessGrant grant(AccessToken subject) {
        return Optional.ofNullable(subject.grant())
                .flatMap(grants::find)
                .orElseThrow(() -> OAuthErrors.invalidRequest("subject_token"));
    }

    /** What both may have, or as much of it as is asked for. Nothing outlives the session by an exchange. */
    private static Set<String> scopes(Client client, AccessToken subject, Set<String> asked) {
        Set<String> most = new HashSet<>(subject.scopes());
        most.retainAll(client.registration().getScopes());
        most.remove("offline_access");
        if (!most.containsAll(asked)) {
            throw OAuthErrors.invalidScope();
        }
        return asked.isEmpty() ? most : asked;
    }

    /** Those that are named, as {@code audience} or as {@code resource} (§2.1); all of the policy where none is. */
    private static List<String> audience(ExchangePolicy policy, OAuth2TokenExchangeAuthenticationToken request) {
        Set<String> named = new HashSet<>(request.getAudiences());
        named.addAll(request.getResources());
        if (policy.audiences().isEmpty() || !policy.audiences().containsAll(named)) {
            throw OAuthErrors.invalidTarget();
        }
        return new ArrayList<>(named.isEmpty() ? policy.audiences() : named);
    }
}
