package dev.signet.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Brings the browser back to the login page, with a word on what went wrong. */
public final class LoginFailure implements AuthenticationFailureHandler {

    private static final Set<String> WORDS = Set.of("credentials", "throttled", "limit", "expired");

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String word = failure instanceof LockedException
                ? "throttled"
                : failure instanceof SessionLimitReached ? "limit" : "credentials";
        response.sendRedirect("/login?failure=" + word);
    }

    /** {@code word} if the page knows it. */
    static @Nullable String known(@Nullable String word) {
        return word != null && WORDS.contains(word) ? word : null;
    }
}
