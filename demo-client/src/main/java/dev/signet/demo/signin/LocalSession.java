package dev.signet.demo.signin;

import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContextHolder;

/** Ends this app's own session, tokens included. The authorization server's session is another matter. */
public final class LocalSession {

    private LocalSession() {}

    /** Ends the session, if it still lives, and leaves the reason in a new and empty one. */
    public static void end(HttpServletRequest request, Notice reason) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            try {
                session.invalidate();
            } catch (IllegalStateException endedMeanwhile) {
                // A parallel request of the same session was first. That is the state we want.
            }
        }
        SecurityContextHolder.clearContext();
        Notices.leave(request, reason);
    }
}
