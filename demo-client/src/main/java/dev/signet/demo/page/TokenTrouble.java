package dev.signet.demo.page;

import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import dev.signet.demo.provider.ProviderMismatchException;
import dev.signet.demo.provider.ProviderUnreachableException;
import dev.signet.demo.signin.LocalSession;
import dev.signet.demo.token.GrantEndedException;
import dev.signet.demo.token.RefreshRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What happens when there is no fresh token to be had: a refusal ends the session here, an outage does not. */
@ControllerAdvice
class TokenTrouble {

    private static final Logger log = LoggerFactory.getLogger(TokenTrouble.class);

    @ExceptionHandler
    String over(GrantEndedException ended, HttpServletRequest request) {
        LocalSession.end(request, Notice.GRANT_ENDED);
        return "redirect:/";
    }

    @ExceptionHandler
    String silent(ProviderUnreachableException silent, HttpServletRequest request) {
        Notices.leave(request, Notice.SERVER_SILENT_HERE);
        return "redirect:/";
    }

    @ExceptionHandler({RefreshRefusedException.class, ProviderMismatchException.class})
    String refused(RuntimeException refused, HttpServletRequest request) {
        log.warn("{}", refused.getMessage());
        Notices.leave(request, Notice.REFRESH_FAILED);
        return "redirect:/";
    }
}
