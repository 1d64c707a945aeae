package dev.signet.auth.login;

import dev.signet.auth.login.waiting.WaitingRequest;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.session.BrowserAccounts;
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
 * (session fixation), and nothing of before is left in it but this: the other accounts of the browser, and the requests that wait.
 * The one that the login page belonged to has been answered by this login.
 */
@Component
public class FreshSession implements SessionAuthenticationStrategy {

    private final WaitingRequests waiting;
    private final BrowserAccounts accounts;

    FreshSession(WaitingRequests waiting, BrowserAccounts accounts) {
        this.waiting = waiting;
        this.accounts = accounts;
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before == null) {
            return;
        }
        List<WaitingRequest> requests = WaitingRequests.listAll(before);
        accounts.carry(before, request);
        requests.forEach(each -> WaitingRequests.put(request.getSession(), each));
        SignedIn signedIn = SsoAuthentication.signedIn(authentication);
        if (signedIn != null) {
            waiting.answer(request, signedIn.sid(), true);
        }
    }
}
