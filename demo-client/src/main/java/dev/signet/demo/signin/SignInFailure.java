package dev.signet.demo.signin;

import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import dev.signet.demo.provider.Outage;
import dev.signet.demo.provider.ProviderMismatchException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Tells the person why a sign-in came to nothing, in our words; the server's words go to the log, cut to what is safe there. */
@Component
class SignInFailure implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Notice notice = noticeFor(failure);
        if (notice != Notice.SAID_NO) {
            log.warn("A sign-in came to nothing: {} ({})", notice, printable(codeOf(failure)));
        }
        Notices.leave(request, notice);
        response.sendRedirect("/");
    }

    private static Notice noticeFor(AuthenticationException failure) {
        if (failure.getCause() instanceof ProviderMismatchException) {
            return Notice.WRONG_ISSUER;
        }
        if (Outage.isBehind(failure)) {
            return Notice.SERVER_SILENT;
        }
        return switch (codeOf(failure)) {
            case "access_denied" -> Notice.SAID_NO;
            case "authorization_request_not_found", "invalid_state_parameter" -> Notice.STATE_UNKNOWN;
            case "invalid_id_token", "invalid_nonce", "invalid_user_info_response" -> Notice.IDENTITY_REFUSED;
            case "temporarily_unavailable", "server_error" -> Notice.SERVER_SILENT;
            default -> Notice.SIGN_IN_FAILED;
        };
    }

    private static String codeOf(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : failure.getClass().getSimpleName();
    }

    /** The code may come from the address bar: only what an error code can consist of reaches the log, and not much of it. */
    private static String printable(String code) {
        String safe = code.replaceAll("[^a-zA-Z0-9_.-]", "");
        return safe.substring(0, Math.min(safe.length(), 60));
    }
}
