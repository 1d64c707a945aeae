package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.Issuer;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.consent.Consents;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.endpoint.authorization.request.AuthorizationRequestConverter;
import dev.signet.auth.endpoint.authorization.request.RedirectRules;
import dev.signet.auth.endpoint.authorization.response.ResponseModes;
import dev.signet.auth.key.Keys;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationConsentAuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * The authorization endpoint: the framework's checks and steps, with our reading of requests, our store, our codes, our consent page and our
 * answer.
 */
@Component
public class AuthorizationExtension implements ProtocolExtension {

    private final AuthorizationRequestConverter reading;
    private final RedirectRules redirectRules;
    private final RegisteredClientRepository clients;
    private final AuthorizationStore store;
    private final Consents consents;
    private final AuthorizationCodes codes;
    private final ConsentDecision decisions;
    private final ConsentRequired consentRequired;
    private final AuthorizationAnswer answer;
    private final ResponseModes modes;
    private final Keys keys;
    private final Issuer issuer;

    AuthorizationExtension(
            AuthorizationRequestConverter reading,
            RedirectRules redirectRules,
            RegisteredClientRepository clients,
            AuthorizationStore store,
            Consents consents,
            AuthorizationCodes codes,
            ConsentDecision decisions,
            ConsentRequired consentRequired,
            AuthorizationAnswer answer,
            ResponseModes modes,
            Keys keys,
            Issuer issuer) {
        this.reading = reading;
        this.redirectRules = redirectRules;
        this.clients = clients;
        this.store = store;
        this.consents = consents;
        this.codes = codes;
        this.decisions = decisions;
        this.consentRequired = consentRequired;
        this.answer = answer;
        this.modes = modes;
        this.keys = keys;
        this.issuer = issuer;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.authorizationEndpoint(endpoint -> endpoint.authorizationRequestConverters(converters -> {
                    converters.clear();
                    converters.add(reading::convert);
                    converters.add(new OAuth2AuthorizationConsentAuthenticationConverter());
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.addAll(List.of(requests(), decisions));
                })
                .consentPage(consentPage())
                .authorizationResponseHandler(answer)
                .errorResponseHandler(answer));
    }

    @Override
    public void describe(Map<String, Object> metadata) {
        metadata.put("response_modes_supported", modes.names());
        if (modes.anySigned()) {
            metadata.put(
                    "authorization_signing_alg_values_supported",
                    keys.algorithms().stream().map(SigningAlgorithm::wireName).toList());
        }
    }

    /** Absolute, so that it does not follow the host that a request names. */
    public String consentPage() {
        return issuer.value() + "/consent";
    }

    private AuthenticationProvider requests() {
        OAuth2AuthorizationCodeRequestAuthenticationProvider requests =
                new OAuth2AuthorizationCodeRequestAuthenticationProvider(clients, store, consents);
        requests.setAuthenticationValidator(
                redirectRules.andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
        requests.setAuthorizationConsentRequired(consentRequired);
        requests.setAuthorizationCodeGenerator(codes);
        return requests;
    }
}
