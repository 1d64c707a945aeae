package dev.signet.auth.endpoint.cors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers that pages of the origins in the settings may read answers, of those endpoints alone that such a page has a use for.
 *
 * <p>Never of the authorization endpoint, nor of a page: these are gone to, not read, and a script that could read them would see what a
 * person's cookie opens. No answer allows credentials, so that no cookie comes with such a request at all. Nothing is refused here:
 * CORS protects people from pages, not a server from programs, and whoever sends an Origin without being a browser is served as
 * before. Before the security filters, because a preflight brings no credentials to judge (Fetch Standard, CORS-preflight), and before anything that keeps an answer for the next request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrossOriginFilter extends OncePerRequestFilter {

    private static final String DOCUMENT = "GET";
    private static final Map<String, String> METHODS = Map.of(
            "/oauth2/token",
            "POST",
            "/oauth2/revoke",
            "POST",
            "/userinfo",
            "GET, POST",
            "/oauth2/jwks",
            DOCUMENT,
            "/.well-known/openid-configuration",
            DOCUMENT,
            "/.well-known/oauth-authorization-server",
            DOCUMENT);

    private static final String SENT = "Authorization, Content-Type, DPoP";
    private static final String SHOWN = "DPoP-Nonce, Retry-After, WWW-Authenticate";
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final CrossOriginProperties properties;

    CrossOriginFilter(CrossOriginProperties properties) {
        this.properties = properties;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !properties.areNamed() || methods(request) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Whoever keeps an answer, and some of these may be kept, must not give it to another origin.
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!properties.allow(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if (isPreflight(request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods(request));
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, String.valueOf(REMEMBERED.toSeconds()));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN);
        chain.doFilter(request, response);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod())
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    private static @Nullable String methods(HttpServletRequest request) {
        return METHODS.get(request.getRequestURI());
    }
}
