package dev.signet.auth.client.key;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.outbound.OutboundHttp;
import dev.signet.auth.outbound.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * This node's copy of what a client publishes at one address. It is fetched anew when it is old, and when a key is asked for that is not
 * in it, because clients change their keys without a word; but not again before {@link #PAUSE} is over, whoever asks. While the
 * address does not answer the copy is good for {@link #STALE_AT_MOST}.
 */
final class RemoteKeys {

    /** After which a copy is fetched anew: no later than that a key is refused that its client has taken away. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** Between two requests to the address, whatever strangers ask for. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** How old a copy may be that could not be fetched anew. */
    static final Duration STALE_AT_MOST = Duration.ofHours(1);

    private static final int LONGEST = 64 * 1024;

    private final URI uri;
    private final OutboundHttp http;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Copy copy;
    private @Nullable Instant triedAt;

    private record Copy(List<JWK> keys, Instant fetchedAt) {

        boolean youngerThan(Duration age, Instant now) {
            return !now.isBefore(fetchedAt) && now.isBefore(fetchedAt.plus(age));
        }
    }

    RemoteKeys(URI uri, OutboundHttp http, Clock clock) {
        this.uri = uri;
        this.http = http;
        this.clock = clock;
    }

    /** The keys named {@code kid}, or all of them if it is null; empty if they cannot be had now. */
    Optional<List<JWK>> find(@Nullable String kid) {
        return good(kid).or(() -> refreshed(kid));
    }

    /** From the copy, if it is fresh and has such a key. */
    private Optional<List<JWK>> good(@Nullable String kid) {
        Copy present = copy;
        return present != null && present.youngerThan(FRESH, clock.instant())
                ? Optional.of(ClientKeys.named(kid, present.keys())).filter(found -> !found.isEmpty())
                : Optional.empty();
    }

    private Optional<List<JWK>> refreshed(@Nullable String kid) {
        fetching.lock();
        try {
            Optional<List<JWK>> meanwhile = good(kid);
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
            fetch();
            Copy newest = copy;
            return newest != null && newest.youngerThan(STALE_AT_MOST, clock.instant())
                    ? Optional.of(ClientKeys.named(kid, newest.keys()))
                    : Optional.empty();
        } finally {
            fetching.unlock();
        }
    }

    private void fetch() {
        Instant now = clock.instant();
        Instant last = triedAt;
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(PAUSE))) {
            return;
        }
        triedAt = now;
        if (http.get(uri, LONGEST) instanceof Outcome.Answered answer && answer.status() == 200) {
            List<JWK> keys = PublicKeys.read(new String(answer.body(), StandardCharsets.UTF_8));
            copy = keys.isEmpty() ? copy : new Copy(keys, now);
        }
    }
}
