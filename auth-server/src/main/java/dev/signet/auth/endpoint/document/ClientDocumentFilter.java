package dev.signet.auth.endpoint.document;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.endpoint.ErrorShown;
import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes a client known before anything is decided about its request, where it begins to ask: what comes later, at the token endpoint, hangs on
 * what was granted here. A request whose client's document cannot be had ends (§5.1 of the draft), also if there was one before.
 */
final class ClientDocumentFilter extends OncePerRequestFilter {

    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final Set<String> BEGINNINGS = Set.of(AUTHORIZE, "/oauth2/par");

    private final ClientDocuments documents;
    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    ClientDocumentFilter(ClientDocuments documents) {
        this.documents = documents;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String[] ids = BEGINNINGS.contains(request.getRequestURI())
                ? request.getParameterValues(OAuth2ParameterNames.CLIENT_ID)
                : null;
        return ids == null || ids.length != 1 || !DocumentAddress.meant(ids[0]);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (documents.ready(new ClientId(request.getParameter(OAuth2ParameterNames.CLIENT_ID)))) {
            chain.doFilter(request, response);
            return;
        }
        OAuth2Error error = OAuthErrors.noClientDocument().getError();
        if (AUTHORIZE.equals(request.getRequestURI())) {
            ErrorShown.show(error, request, response);
        } else {
            ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
            answer.setStatusCode(HttpStatus.BAD_REQUEST);
            errors.write(error, null, answer);
        }
    }
}
