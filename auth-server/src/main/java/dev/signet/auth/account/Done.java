package dev.signet.auth.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody has just done: told on the next page, once, and never because an address says so. */
enum Done {
    SESSION_ENDED,
    OTHERS_ENDED,
    ACCESS_TAKEN_AWAY,
    PASSWORD_CHANGED;

    private static final String ATTRIBUTE = "signet.done";

    void tell(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, name());
    }

    /** The name of the text for it; null if nothing was done. */
    static @Nullable String told(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String name)) {
            return null;
        }
        session.removeAttribute(ATTRIBUTE);
        return name.toLowerCase(Locale.ROOT);
    }
}
