package dev.signet.auth.endpoint.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.audit.Callers;
import io.github.bucket4j.Bucket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from having this server ask others all the time: so many documents in a minute on behalf of one address, and as many from
 * one host, whoever asks. Counted on each node by itself.
 */
@Component
class FetchBudget {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int REMEMBERED_AT_MOST = 100_000;

    private final DocumentProperties properties;
    private final Callers callers;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_AT_MOST)
            .expireAfterAccess(MINUTE)
            .build();

    FetchBudget(DocumentProperties properties, Callers callers) {
        this.properties = properties;
        this.callers = callers;
    }

    /** Whether the address that is asking may have {@code document} fetched now; if so, it may so once less. */
    boolean take(URI document) {
        return take("from " + callers.current().address())
                && take("to " + document.getHost().toLowerCase(Locale.ROOT));
    }

    private boolean take(String key) {
        return buckets.get(key, any -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(properties.requests()).refillGreedy(properties.requests(), MINUTE))
                .build();
    }
}
