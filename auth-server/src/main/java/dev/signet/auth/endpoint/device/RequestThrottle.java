package dev.signet.auth.endpoint.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.audit.Callers;
import io.github.bucket4j.Bucket;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from filling the database: anybody can ask in the name of a client without a secret, and each request is a row. So many
 * within a while from one address; counted on each node by itself.
 */
@Component
class RequestThrottle {

    private static final int ADDRESSES_AT_MOST = 100_000;

    private final DeviceProperties properties;
    private final Callers callers;
    private final Cache<String, Bucket> buckets;

    RequestThrottle(DeviceProperties properties, Callers callers) {
        this.properties = properties;
        this.callers = callers;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES_AT_MOST)
                .expireAfterAccess(properties.window())
                .build();
    }

    /** Whether the address that is asking may have one more request; if so, it has one less. */
    boolean take() {
        return buckets.get(String.valueOf(callers.current().address()), key -> bucket())
                .tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(properties.requests()).refillGreedy(properties.requests(), properties.window()))
                .build();
    }
}
