package dev.signet.auth.endpoint.device;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.grant.device.DeviceRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2DeviceAuthorizationRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * The device authorization endpoint (RFC 8628 §3.1, §3.2). Ours instead of the framework's, which refuses {@code openid} and keeps
 * both codes as they are.
 */
@Component
@ConditionalOnProperty(name = "signet.device.enabled", matchIfMissing = true)
class DeviceAuthorization implements AuthenticationProvider, ProtocolExtension {

    /** None of them may stand twice (§3.1); {@code resource} and what nobody knows may. */
    private static final List<String> ONCE =
            List.of(OAuth2ParameterNames.CLIENT_ID, OAuth2ParameterNames.CLIENT_SECRET, OAuth2ParameterNames.SCOPE);

    private final Clients clients;
    private final DeviceRequests requests;
    private final DeviceProperties properties;
    private final RequestThrottle throttle;
    private final DeviceResponse response;
    private final Issuer issuer;

    DeviceAuthorization(
            Clients clients,
            DeviceRequests requests,
            DeviceProperties properties,
            RequestThrottle throttle,
            DeviceResponse response,
            Issuer issuer) {
        this.clients = clients;
        this.requests = requests;
        this.properties = properties;
        this.throttle = throttle;
        this.response = response;
        this.issuer = issuer;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.deviceAuthorizationEndpoint(endpoint -> endpoint.deviceAuthorizationRequestConverters(converters -> {
                    converters.clear();
                    converters.add(new Once());
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.add(this);
                })
                .verificationUri(ActivationPages.address(issuer))
                .deviceAuthorizationResponseHandler(response)
                .errorResponseHandler(new DeviceRefusal()));
        // Comes with it, and is out of reach: people answer at a page of ours.
        server.deviceVerificationEndpoint(endpoint -> endpoint.authenticationProviders(List::clear));
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2DeviceAuthorizationRequestAuthenticationToken request =
                (OAuth2DeviceAuthorizationRequestAuthenticationToken) authentication;
        OAuth2ClientAuthenticationToken principal = (OAuth2ClientAuthenticationToken) request.getPrincipal();
        Client client = clients.findEnabled(new ClientId(principal.getName())).orElseThrow(OAuthErrors::invalidClient);
        if (!client.registration().getAuthorizationGrantTypes().contains(AuthorizationGrantType.DEVICE_CODE)) {
            throw OAuthErrors.unauthorizedClient();
        }
        Set<String> scopes = request.getScopes();
        if (!client.registration().getScopes().containsAll(scopes)) {
            throw OAuthErrors.invalidScope();
        }
        if (!client.confidential() && !throttle.take()) {
            throw OAuthErrors.temporarilyUnavailable();
        }
        DeviceRequests.Codes codes =
                requests.begin(client.id(), scopes, properties.codeLifetime(), properties.interval());
        return new OAuth2DeviceAuthorizationRequestAuthenticationToken(
                principal,
                scopes,
                new OAuth2DeviceCode(codes.deviceCode(), codes.issuedAt(), codes.expiresAt()),
                new OAuth2UserCode(codes.userCode(), codes.issuedAt(), codes.expiresAt()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2DeviceAuthorizationRequestAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Reads a request as the framework does, which looks at one of the parameters only for whether it is there twice. */
    private static final class Once implements AuthenticationConverter {

        private final AuthenticationConverter framework = new OAuth2DeviceAuthorizationRequestAuthenticationConverter();

        @Override
        public @Nullable Authentication convert(HttpServletRequest request) {
            for (String parameter : ONCE) {
                String[] values = request.getParameterValues(parameter);
                if (values != null && values.length > 1) {
                    throw OAuthErrors.invalidRequest(parameter);
                }
            }
            return framework.convert(request);
        }
    }
}
