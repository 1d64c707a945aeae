package dev.signet.auth.endpoint.token.exchange;

import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2TokenExchangeAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads requests as the framework does, but answers a type of token that is not served with the error that RFC 8693 §2.2.2 has for it:
 * the framework's is the one of RFC 7009.
 */
final class ExchangeConverter implements AuthenticationConverter {

    private static final String UNSUPPORTED = "unsupported_token_type";

    private final AuthenticationConverter framework = new OAuth2TokenExchangeAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        try {
            return framework.convert(request);
        } catch (OAuth2AuthenticationException refused) {
            throw UNSUPPORTED.equals(refused.getError().getErrorCode())
                    ? OAuthErrors.invalidRequest(OAuth2ParameterNames.SUBJECT_TOKEN_TYPE)
                    : refused;
        }
    }
}
