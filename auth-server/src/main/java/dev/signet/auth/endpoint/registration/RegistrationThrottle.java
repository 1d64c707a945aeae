package dev.signet.auth.endpoint.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.audit.Callers;
import dev.signet.auth.client.registered.RegistrationProperties;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from filling the database, and from having requests sent to addresses that they name: so many in an hour from one address,
 * counted on each node by itself.
 */
@Component
class RegistrationThrottle {

    /** After which requests are given back. */
    static final Duration WINDOW = Duration.ofHours(1);

    private static final int ADDRESSES_AT_MOST = 100_000;

    private final RegistrationProperties properties;
    private final Callers callers;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(ADDRESSES_AT_MOST)
            .expireAfterAccess(WINDOW)
            .build();

    RegistrationThrottle(RegistrationProperties properties, Callers callers) {
        this.properties = properties;
        this.callers = callers;
    }

    /** Whether the address that is asking may have one more request; if so, it has one less. */
    boolean take() {
        return buckets.get(String.valueOf(callers.current().address()), key -> bucket())
                .tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(properties.requests()).refillGreedy(properties.requests(), WINDOW))
                .build();
    }
}
