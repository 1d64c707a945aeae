package dev.signet.auth.config;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Nothing that the protocol answers may be stored, except the public keys and
 * the metadata: those are meant to be fetched seldom. */
final class CacheHeaders implements HeaderWriter {

    /** A key is published at least this long before anything is signed with it. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String CACHED = "public, max-age=" + LIFETIME.toSeconds();

    private final RequestMatcher documents;
    private final HeaderWriter never = new CacheControlHeadersWriter();

    CacheHeaders(RequestMatcher documents) {
        this.documents = documents;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (documents.matches(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CACHED);
        } else {
            never.writeHeaders(request, response);
        }
    }
}
