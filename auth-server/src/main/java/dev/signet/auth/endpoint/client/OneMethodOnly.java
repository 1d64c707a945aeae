package dev.signet.auth.endpoint.client;

import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * {@code client_secret_basic}, and nothing beside it: a client uses one method of authentication in a request (RFC 6749 §2.3). All
 * parameters come in the body: what stands in an address ends up in logs (§2.3.1).
 */
final class OneMethodOnly implements AuthenticationConverter {

    private final AuthenticationConverter basic = new ClientSecretBasicAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw OAuthErrors.queryNotAllowed();
        }
        Authentication byHeader = basic.convert(request);
        if (byHeader == null) {
            return null;
        }
        if (request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null) {
            throw OAuthErrors.invalidRequest(OAuth2ParameterNames.CLIENT_SECRET);
        }
        String[] ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        if (ids != null && (ids.length != 1 || !ids[0].equals(byHeader.getName()))) {
            throw OAuthErrors.invalidRequest(OAuth2ParameterNames.CLIENT_ID);
        }
        return byHeader;
    }
}
