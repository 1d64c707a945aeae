package dev.signet.auth.login;

import dev.signet.auth.login.waiting.WaitingRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Sends a browser to the login page, and tells the page which request waits behind it. */
@Component
public class LoginEntryPoint extends LoginUrlAuthenticationEntryPoint {

    private final WaitingRequests waiting;

    LoginEntryPoint(WaitingRequests waiting) {
        super(LoginPages.LOGIN);
        this.waiting = waiting;
        // Relative, so that it does not follow the host that a request names.
        setFavorRelativeUris(true);
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        return waiting.find(request)
                .map(kept -> LoginPages.LOGIN + "?" + WaitingRequests.ID + "=" + kept.id())
                .orElse(LoginPages.LOGIN);
    }
}
