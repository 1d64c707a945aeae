package dev.signet.auth.endpoint.metadata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers for the documents that are the same for everybody, the public keys and the metadata, from memory: whoever verifies
 * tokens fetches them, and making them anew took most of such a request. What the endpoints answered is kept whole, headers
 * included, for {@link #FRESH}; so a new key is seen no later than that. They do not depend on the request's host. What stood on the answer
 * before, such as the origin that may read it, is of the one request and not kept.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class DocumentCache extends OncePerRequestFilter {

    static final Duration FRESH = Duration.ofSeconds(1);

    private static final Set<String> DOCUMENTS =
            Set.of("/oauth2/jwks", "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server");

    private final Cache<String, Document> documents =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build();

    private record Header(String name, String value) {}

    /** What was answered: a name may stand more than once among the headers. */
    private record Document(String type, List<Header> headers, byte[] body) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"GET".equals(request.getMethod())
                || request.getQueryString() != null
                || !DOCUMENTS.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Document kept = documents.getIfPresent(request.getRequestURI());
        if (kept == null) {
            make(request, response, chain);
            return;
        }
        kept.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        response.setContentType(kept.type());
        response.setContentLength(kept.body().length);
        response.getOutputStream().write(kept.body());
    }

    private void make(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<Header> ofThisRequest = headers(response);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK && answer.getContentType() != null) {
            List<Header> ofTheDocument = headers(answer);
            ofTheDocument.removeAll(ofThisRequest);
            documents.put(
                    request.getRequestURI(),
                    new Document(answer.getContentType(), ofTheDocument, answer.getContentAsByteArray()));
        }
        answer.copyBodyToResponse();
    }

    private static List<Header> headers(HttpServletResponse answer) {
        List<Header> headers = new ArrayList<>();
        for (String name : answer.getHeaderNames()) {
            if (!name.startsWith("Content-") || name.startsWith("Content-Security")) {
                answer.getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
            }
        }
        return headers;
    }
}
