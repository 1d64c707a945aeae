package dev.signet.auth.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Shows the login page anew for a form from before another login in this browser: the person has two tabs open. It stays a refusal;
 * what another site made the browser send meets the same page.
 */
public final class LateLoginForm implements AccessDeniedHandler {

    private final AccessDeniedHandler others = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException && LoginPages.LOGIN.equals(request.getRequestURI())) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            request.getRequestDispatcher(LoginPages.EXPIRED).forward(request, response);
        } else {
            others.handle(request, response, denied);
        }
    }
}
