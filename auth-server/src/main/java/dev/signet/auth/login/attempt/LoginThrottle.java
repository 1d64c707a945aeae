package dev.signet.auth.login.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.secret.Digest;
import io.github.bucket4j.Bucket;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: so many failures for one user name from one address, and ten times as many from one address for all
 * names. A user name is never locked for everybody, or a stranger could lock its owner out. Counted on each node by itself.
 */
@Component
public class LoginThrottle {

    private static final int ADDRESSES_AT_MOST = 100_000;
    private static final int NAMES_PER_ADDRESS = 10;

    private final LoginProperties properties;
    private final Cache<String, Bucket> buckets;

    LoginThrottle(LoginProperties properties) {
        this.properties = properties;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES_AT_MOST)
                .expireAfterAccess(properties.window())
                .build();
    }

    /** Whether another attempt may be made; costs nothing by itself. */
    public boolean allows(String username, String address) {
        return both(username, address).stream().allMatch(bucket -> bucket.getAvailableTokens() > 0);
    }

    /** Counts a failure. */
    public void failed(String username, String address) {
        both(username, address).forEach(bucket -> bucket.tryConsume(1));
    }

    private List<Bucket> both(String username, String address) {
        // The digest keeps what strangers type out of memory dumps, and its length in bounds.
        String name = Digest.sha256Base64url(username.strip().toLowerCase(Locale.ROOT));
        return List.of(
                buckets.get(address + ' ' + name, key -> bucket(properties.attempts())),
                buckets.get(address, key -> bucket(NAMES_PER_ADDRESS * properties.attempts())));
    }

    private Bucket bucket(int attempts) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, properties.window()))
                .build();
    }
}
