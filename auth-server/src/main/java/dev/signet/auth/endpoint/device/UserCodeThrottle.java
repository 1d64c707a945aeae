package dev.signet.auth.endpoint.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.session.SignedIn;
import io.github.bucket4j.Bucket;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Slows guessing of user codes down (RFC 8628 §5.1): so many wrong ones for one session and for one account, and ten times as many from
 * one address. Nobody guesses without being signed in. Counted on each node by itself.
 */
@Component
class UserCodeThrottle {

    private static final int REMEMBERED_AT_MOST = 100_000;
    private static final int ACCOUNTS_PER_ADDRESS = 10;

    private final DeviceProperties properties;
    private final Cache<String, Bucket> buckets;

    UserCodeThrottle(DeviceProperties properties) {
        this.properties = properties;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_AT_MOST)
                .expireAfterAccess(properties.window())
                .build();
    }

    /** Whether another code may be tried; costs nothing by itself. */
    boolean allows(SignedIn who, String address) {
        return all(who, address).stream().allMatch(bucket -> bucket.getAvailableTokens() > 0);
    }

    /** Counts a wrong code. */
    void failed(SignedIn who, String address) {
        all(who, address).forEach(bucket -> bucket.tryConsume(1));
    }

    private List<Bucket> all(SignedIn who, String address) {
        return List.of(
                buckets.get("session " + who.sid(), key -> bucket(properties.attempts())),
                buckets.get("account " + who.userId(), key -> bucket(properties.attempts())),
                buckets.get("address " + address, key -> bucket(ACCOUNTS_PER_ADDRESS * properties.attempts())));
    }

    private Bucket bucket(int attempts) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, properties.window()))
                .build();
    }
}
