package dev.signet.auth.endpoint.client;

import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A client that presents an assertion (RFC 7521 §4.2, RFC 7523 §2.2). The framework's converter wants {@code client_id} as well, which
 * is optional: the assertion says whose it is.
 */
final class AssertionConverter implements AuthenticationConverter {

    private static final String JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Issuer issuer;

    AssertionConverter(Issuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String type = single(request, OAuth2ParameterNames.CLIENT_ASSERTION_TYPE);
        String text = single(request, OAuth2ParameterNames.CLIENT_ASSERTION);
        if (type == null && text == null) {
            return null;
        }
        if (type == null || text == null) {
            throw OAuthErrors.invalidRequest(
                    type == null ? OAuth2ParameterNames.CLIENT_ASSERTION_TYPE : OAuth2ParameterNames.CLIENT_ASSERTION);
        }
        if (request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null) {
            throw OAuthErrors.invalidRequest(OAuth2ParameterNames.CLIENT_SECRET);
        }
        if (!JWT.equals(type)) {
            throw OAuthErrors.invalidClient();
        }
        String named = single(request, OAuth2ParameterNames.CLIENT_ID);
        return Assertion.read(text, issuer.value() + request.getRequestURI())
                .filter(assertion -> named == null || named.equals(assertion.client()))
                .map(assertion -> new OAuth2ClientAuthenticationToken(
                        assertion.client(), ClientAuthenticationMethod.PRIVATE_KEY_JWT, assertion, Map.of()))
                .orElseThrow(OAuthErrors::invalidClient);
    }

    private static @Nullable String single(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        if (values != null && values.length != 1) {
            throw OAuthErrors.invalidRequest(parameter);
        }
        return values == null ? null : values[0];
    }
}
