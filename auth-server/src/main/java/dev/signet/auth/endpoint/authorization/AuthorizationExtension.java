package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.Issuer;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.consent.Consents;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationConsentAuthenticationConverter;
import org.springframework.stereotype.Component;

/** The authorization endpoint: the framework's checks and steps, with our store, our codes, our consent page and our answer. */
@Component
public class AuthorizationExtension implements ProtocolExtension {

    private final RegisteredClientRepository clients;
    private final AuthorizationStore store;
    private final Consents consents;
    private final Grants grants;
    private final AuditTrail audit;
    private final AuthorizationAnswer answer;
    private final Issuer issuer;
    private final RandomValues random;
    private final Clock clock;

    AuthorizationExtension(
            RegisteredClientRepository clients,
            AuthorizationStore store,
            Consents consents,
            Grants grants,
            AuditTrail audit,
            AuthorizationAnswer answer,
            Issuer issuer,
            RandomValues random,
            Clock clock) {
        this.clients = clients;
        this.store = store;
        this.consents = consents;
        this.grants = grants;
        this.audit = audit;
        this.answer = answer;
        this.issuer = issuer;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        RedirectRules redirectRules = new RedirectRules();
        server.authorizationEndpoint(endpoint -> endpoint.authorizationRequestConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new AuthorizationRequestConverter(clients, redirectRules),
                            new OAuth2AuthorizationConsentAuthenticationConverter()));
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.addAll(List.of(requests(redirectRules), decisions()));
                })
                .consentPage(consentPage())
                .authorizationResponseHandler(answer)
                .errorResponseHandler(answer));
    }

    /** Absolute, so that it does not follow the host that a request names. */
    public String consentPage() {
        return issuer.value() + "/consent";
    }

    private AuthenticationProvider requests(RedirectRules redirectRules) {
        OAuth2AuthorizationCodeRequestAuthenticationProvider requests =
                new OAuth2AuthorizationCodeRequestAuthenticationProvider(clients, store, consents);
        requests.setAuthenticationValidator(
                redirectRules.andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
        requests.setAuthorizationConsentRequired(new ConsentRequired());
        requests.setAuthorizationCodeGenerator(codes());
        return requests;
    }

    private AuthenticationProvider decisions() {
        OAuth2AuthorizationConsentAuthenticationProvider allowing =
                new OAuth2AuthorizationConsentAuthenticationProvider(clients, store, consents);
        allowing.setAuthorizationCodeGenerator(codes());
        return new ConsentDecision(allowing, grants, consents, audit, issuer);
    }

    private OAuth2TokenGenerator<OAuth2AuthorizationCode> codes() {
        return context -> {
            Instant now = clock.instant();
            return new OAuth2AuthorizationCode(
                    random.secret(),
                    now,
                    now.plus(context.getRegisteredClient().getTokenSettings().getAuthorizationCodeTimeToLive()));
        };
    }
}
