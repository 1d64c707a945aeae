package dev.signet.auth.endpoint.client;

import jakarta.servlet.Filter;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Client authentication at an endpoint that the framework does not have: by {@code client_secret_basic} alone, so that only
 * confidential clients pass, and with the same refusals as everywhere.
 */
@Component
public class ClientBasic {

    private final ClientAuthentication authentication;
    private final ClientRefusal refusal;

    ClientBasic(ClientAuthentication authentication, ClientRefusal refusal) {
        this.authentication = authentication;
        this.refusal = refusal;
    }

    /** Authenticates whoever sends credentials to {@code endpoint}, and lets a request without any pass as nobody's. */
    public Filter at(RequestMatcher endpoint) {
        OAuth2ClientAuthenticationFilter filter =
                new OAuth2ClientAuthenticationFilter(new ProviderManager(authentication), endpoint);
        filter.setAuthenticationConverter(new OneMethodOnly());
        filter.setAuthenticationFailureHandler(refusal);
        return filter;
    }
}
