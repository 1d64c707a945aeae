package dev.signet.auth.login;

import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Brings the browser back to the login page, with a word on what went wrong and the request that still waits. */
@Component
public class LoginFailure implements AuthenticationFailureHandler {

    private static final Set<String> WORDS = Set.of("credentials", "throttled", "limit", "expired");

    private final Clock clock;

    LoginFailure(Clock clock) {
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
        UriComponentsBuilder page =
                UriComponentsBuilder.fromPath(LoginPages.LOGIN).queryParam("failure", word);
        carry(page, WaitingRequests.ID, request.getParameter(WaitingRequests.ID));
        carry(
                page,
                Languages.ASKED,
                Languages.firstSpoken(request.getParameter(Languages.ASKED)).orElse(null));
        response.sendRedirect(page.build(true).toUriString());
    }

    /** {@code word} if the page knows it. */
    static @Nullable String known(@Nullable String word) {
        return word != null && WORDS.contains(word) ? word : null;
    }

    private static void carry(UriComponentsBuilder page, String name, @Nullable String value) {
        if (value != null) {
            page.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
