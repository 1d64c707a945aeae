package dev.signet.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;

/**
 * The cookie that carries the ticket to a browser's session. It ends with the browser, unless a request has begun a session whose
 * owner asked to be remembered: then the browser keeps it for as long as that session may last.
 */
public final class RememberedCookie implements CookieSerializer {

    private static final String KEPT_FOR = RememberedCookie.class.getName();

    private final CookieSerializer cookie;

    public RememberedCookie(CookieSerializer cookie) {
        this.cookie = cookie;
    }

    /** Lets the browser keep the cookie that the answer to {@code request} sets. */
    static void keep(HttpServletRequest request, Duration lifetime) {
        request.setAttribute(KEPT_FOR, lifetime);
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        boolean forgotten =
                value.getCookieValue() == null || value.getCookieValue().isEmpty();
        if (!forgotten && value.getRequest().getAttribute(KEPT_FOR) instanceof Duration lifetime) {
            value.setCookieMaxAge((int) lifetime.toSeconds());
        }
        cookie.writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookie.readCookieValues(request);
    }
}
