package dev.signet.demo.logout;

import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How a browser finds out that its session was ended from outside. An open page asks {@value #ALIVE} every other second; that is answered
 * here, before anything touches the session, so that a page which is merely open does not keep it alive. Without script the next
 * request finds out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SessionWatch extends OncePerRequestFilter {

    static final String ALIVE = "/session/alive";

    private final SignedInSessions sessions;

    SessionWatch(SignedInSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = request.getRequestedSessionId();
        if (ALIVE.equals(request.getRequestURI())) {
            answer(response, name != null && sessions.contains(name));
            return;
        }
        if (name != null && isForThePerson(request) && sessions.takeEnded(name)) {
            Notices.leave(request, Notice.SIGNED_OUT_THERE);
        }
        chain.doFilter(request, response);
    }

    /** What the inspector's script fetches must not use up the notice: the page that comes next would have none to show. */
    private static boolean isForThePerson(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/inspector/");
    }

    private static void answer(HttpServletResponse response, boolean alive) throws IOException {
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write((alive ? "alive" : "over").getBytes(StandardCharsets.US_ASCII));
    }
}
