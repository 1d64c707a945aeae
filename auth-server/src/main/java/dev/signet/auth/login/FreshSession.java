package dev.signet.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * Begins every login in a browser session that did not exist before, so that nobody can have prepared it or know its cookie
 * (session fixation), and nothing of the person before is left in it. Only the page that was asked for goes over.
 */
@Component
public class FreshSession implements SessionAuthenticationStrategy {

    FreshSession() {}

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before == null) {
            return;
        }
        Object requested = before.getAttribute(RequestedPage.ATTRIBUTE);
        before.invalidate();
        if (requested != null) {
            request.getSession().setAttribute(RequestedPage.ATTRIBUTE, requested);
        }
    }
}
