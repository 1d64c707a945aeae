package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.consent.Consents;
import dev.signet.auth.endpoint.RichAuthorization;
import dev.signet.auth.endpoint.authorization.response.ResponseMode;
import dev.signet.auth.endpoint.authorization.response.ResponseModes;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.Grants;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/**
 * The answer to the consent page. The framework takes one without a ticked box for a refusal, but not where something had been
 * allowed earlier: then it issues a code after all. Here a refusal is what the button says, and only "allow" reaches the
 * framework's own provider. One provider around the other, not before it: a refusal that is thrown must be the last word.
 */
@Component
class ConsentDecision implements AuthenticationProvider {

    private static final String DECISION = "decision";
    private static final String ALLOW = "allow";

    private final AuthenticationProvider allowing;
    private final Grants grants;
    private final Consents consents;
    private final AuditTrail audit;
    private final AuthorizationStore store;
    private final ResponseModes modes;

    ConsentDecision(
            RegisteredClientRepository clients,
            AuthorizationStore store,
            Consents consents,
            AuthorizationCodes codes,
            Grants grants,
            AuditTrail audit,
            ResponseModes modes) {
        OAuth2AuthorizationConsentAuthenticationProvider framework =
                new OAuth2AuthorizationConsentAuthenticationProvider(clients, store, consents);
        framework.setAuthorizationCodeGenerator(codes);
        framework.setAuthorizationConsentCustomizer(ConsentDecision::countDetails);
        this.allowing = framework;
        this.grants = grants;
        this.consents = consents;
        this.audit = audit;
        this.store = store;
        this.modes = modes;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2AuthorizationConsentAuthenticationToken answer =
                (OAuth2AuthorizationConsentAuthenticationToken) authentication;
        Authentication principal = (Authentication) answer.getPrincipal();
        if (ALLOW.equals(answer.getAdditionalParameters().get(DECISION))) {
            Optional<AccessGrant> asked = waiting(answer, principal);
            asked.ifPresent(grant -> withdrawWhatIsNotTicked(grant, answer.getScopes()));
            Authentication allowed = allowing.authenticate(authentication);
            asked.ifPresent(this::allowClaims);
            if (allowed instanceof AbstractAuthenticationToken token) {
                token.setDetails(asked.map(grant -> modes.orQuery(grant.terms().responseMode()))
                        .orElse(ResponseMode.QUERY));
            }
            return allowed;
        }
        AccessGrant waiting = waiting(answer, principal)
                .filter(grant -> grants.refuse(grant.id()))
                .orElseThrow(() -> new OAuth2AuthorizationCodeRequestAuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "The page has been answered already.", null),
                        null));
        audit.record(AuditEntry.of(AuditEvent.CONSENT_DENIED)
                .user(waiting.user().value())
                .client(waiting.client().value()));
        throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED, "The user refused.", null),
                store.request(waiting, principal));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return allowing.supports(authentication);
    }

    private Optional<AccessGrant> waiting(
            OAuth2AuthorizationConsentAuthenticationToken answer, Authentication principal) {
        return grants.findAwaitingConsent(answer.getState())
                .filter(grant -> grant.user().toString().equals(principal.getName()))
                .filter(grant -> grant.client().value().equals(answer.getClientId()));
    }

    /** The framework takes an answer without scopes for a refusal, also where it was not scopes that were asked for (RFC 9396). */
    private static void countDetails(OAuth2AuthorizationConsentAuthenticationContext context) {
        AccessGrant asked = context.getAuthorization().getAttribute(AccessGrant.class.getName());
        if (asked != null && !asked.terms().details().isEmpty()) {
            context.getAuthorizationConsent().authority(new SimpleGrantedAuthority(RichAuthorization.PARAMETER));
        }
    }

    /** The claims that no scope stands for: those are allowed with the request, or it is refused. */
    private void allowClaims(AccessGrant asked) {
        consents.allowClaims(
                asked.user(), asked.client(), asked.terms().claims().beside(asked.scopes()));
    }

    /** The framework grants what had been allowed earlier, ticked or not. */
    private void withdrawWhatIsNotTicked(AccessGrant asked, Set<String> ticked) {
        Set<String> unticked = new HashSet<>(asked.scopes());
        unticked.removeAll(ticked);
        consents.withdraw(asked.user(), asked.client(), unticked);
    }
}
