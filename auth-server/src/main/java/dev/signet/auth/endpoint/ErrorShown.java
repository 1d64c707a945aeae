package dev.signet.auth.endpoint;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * An error that is shown to the user. The other kind, which goes back to the client, needs a client and an address that were
 * found good; this one needs nothing.
 */
public final class ErrorShown {

    static final String PATH = "/oauth-error";
    static final String ATTRIBUTE = "dev.signet.auth.endpoint.error";

    private ErrorShown() {}

    /** Shows {@code error} in place of the answer to {@code request}; the browser's address stays. */
    public static void show(OAuth2Error error, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute(ATTRIBUTE, error);
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        request.getRequestDispatcher(PATH).forward(request, response);
    }
}
