package dev.signet.demo.notice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Carries one notice across a redirect, in the session. Not in the address: a link that somebody else made must not be able
 * to put words on our page.
 */
public final class Notices {

    private static final String ATTRIBUTE = "demo.notice";

    private Notices() {}

    /** Leaves a notice for the next page of this session, in place of an earlier one; begins a session where there is none. */
    public static void leave(HttpServletRequest request, Notice notice) {
        request.getSession().setAttribute(ATTRIBUTE, notice);
    }

    /** Whether there is one that nobody has been shown. */
    public static boolean waiting(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) != null;
    }

    /** Takes the notice out, if there is one: it is shown once. */
    public static Optional<Notice> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Object notice = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return notice instanceof Notice left ? Optional.of(left) : Optional.empty();
    }
}
