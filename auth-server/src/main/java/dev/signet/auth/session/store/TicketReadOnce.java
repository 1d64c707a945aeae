package dev.signet.auth.session.store;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Reads the cookie of a request once. The filter of Spring Session asks for it again when the session was invalidated, and again when
 * the answer has gone out, and looks up each time what the store has of it: round trips for nothing, as the one session is gone
 * and the other has just been written.
 */
final class TicketReadOnce implements CookieSerializer {

    private static final String READ = TicketReadOnce.class.getName();

    private final CookieSerializer cookie;

    TicketReadOnce(CookieSerializer cookie) {
        this.cookie = cookie;
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        if (request.getAttribute(READ) != null) {
            return List.of();
        }
        List<String> sent = cookie.readCookieValues(request);
        request.setAttribute(READ, sent);
        return sent;
    }

    /** Whoever was told nothing the second time takes the ticket for a new one: a browser that has sent it needs no other cookie. */
    @Override
    public void writeCookieValue(CookieValue value) {
        boolean sent = value.getRequest().getAttribute(READ) instanceof List<?> tickets
                && !tickets.isEmpty()
                && tickets.get(0).equals(value.getCookieValue());
        if (!sent) {
            cookie.writeCookieValue(value);
        }
    }
}
