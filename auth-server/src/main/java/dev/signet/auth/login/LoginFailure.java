package dev.signet.auth.login;

import dev.signet.auth.login.waiting.PageAddress;
import dev.signet.auth.login.waiting.WaitingRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Brings the browser back to the login page, with a word on what went wrong and the request that still waits. */
@Component
public class LoginFailure implements AuthenticationFailureHandler {

    private static final Set<String> WORDS = Set.of("credentials", "throttled", "limit", "expired");

    private final WaitingRequests waiting;
    private final Clock clock;

    LoginFailure(WaitingRequests waiting, Clock clock) {
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AccountLeaving leaving) {
            leaving.ask(request, clock.instant());
            response.sendRedirect("/keep-account");
            return;
        }
        String word = failure instanceof LockedException
                ? "throttled"
                : failure instanceof SessionLimitReached ? "limit" : "credentials";
        response.sendRedirect(PageAddress.of(LoginPages.LOGIN)
                .with("failure", word)
                .behind(waiting.behind(request).orElse(null))
                .inThatOf(request)
                .toString());
    }

    /** {@code word} if the page knows it. */
    static @Nullable String known(@Nullable String word) {
        return word != null && WORDS.contains(word) ? word : null;
    }
}
