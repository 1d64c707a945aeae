package dev.signet.auth.login;

import dev.signet.auth.login.waiting.WaitingRequest;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * Begins every login in a browser session that did not exist before, so that nobody can have prepared it or know its cookie
 * (session fixation), and nothing of the person before is left in it. Only the requests that wait go over; the one that the login
 * page belonged to has been answered by this login.
 */
@Component
public class FreshSession implements SessionAuthenticationStrategy {

    private final WaitingRequests waiting;

    FreshSession(WaitingRequests waiting) {
        this.waiting = waiting;
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before == null) {
            return;
        }
        List<WaitingRequest> requests = WaitingRequests.listAll(before);
        before.invalidate();
        requests.forEach(each -> WaitingRequests.put(request.getSession(), each));
        SignedIn signedIn = SsoAuthentication.signedIn(authentication);
        if (signedIn != null) {
            waiting.answer(request, signedIn.sid(), true);
        }
    }
}
