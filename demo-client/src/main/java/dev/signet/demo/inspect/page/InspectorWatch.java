package dev.signet.demo.inspect.page;

import dev.signet.demo.inspect.Conversations;
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

/** Says whether there is more to be seen, before anything touches the session: a page that is merely open keeps none alive. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class InspectorWatch extends OncePerRequestFilter {

    private final Conversations conversations;

    InspectorWatch(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"/inspector/version".equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long version = conversations.version(request.getRequestedSessionId());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(Long.toString(version).getBytes(StandardCharsets.US_ASCII));
    }
}
