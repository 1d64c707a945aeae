package dev.signet.auth.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * So many within a while for one key, given back evenly as the while passes. Counted on each node by itself, and for the keys that were seen
 * last: nobody fills the memory with keys of their own.
 */
public final class Throttle {

    private static final int KEYS_AT_MOST = 100_000;

    private final Duration window;
    private final Cache<String, Bucket> buckets;

    /** @param window in which all that was taken is given back */
    public Throttle(Duration window) {
        this.window = window;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS_AT_MOST)
                .expireAfterAccess(window)
                .build();
    }

    /** Whether {@code key}, which may have {@code most}, may have one more; costs nothing by itself. */
    public boolean allows(String key, int most) {
        return bucket(key, most).getAvailableTokens() > 0;
    }

    /** Whether {@code key}, which may have {@code most}, could have one more; if so, it has one less. */
    public boolean take(String key, int most) {
        return bucket(key, most).tryConsume(1);
    }

    private Bucket bucket(String key, int most) {
        return buckets.get(
                key,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, window))
                        .build());
    }
}
