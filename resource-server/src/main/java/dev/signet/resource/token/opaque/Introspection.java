package dev.signet.resource.token.opaque;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.signet.resource.token.memory.TokenDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the authorization server says of a token, asked once for all requests that bring it at the same time, and kept for a short while
 * by the token's SHA-256: a copy of this memory opens nothing. An active token's answer is never kept beyond its
 * {@code exp}; that a token is not active is kept for a second at most.
 */
final class Introspection {

    private static final int MOST_ANSWERS = 10_000;
    private static final Duration MOST_FOR_INACTIVE = Duration.ofSeconds(1);
    private static final Log log = LogFactory.getLog(Introspection.class);

    private final IntrospectionClient server;
    private final Duration kept;
    private final Clock clock;
    private final AsyncCache<TokenDigest, Optional<Map<String, Object>>> answers;
    private final AtomicBoolean failing = new AtomicBoolean();

    Introspection(IntrospectionClient server, Duration kept, Clock clock) {
        this.server = server;
        this.kept = kept;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST_ANSWERS)
                .expireAfter(Expiry.<TokenDigest, Optional<Map<String, Object>>>creating(
                        (token, answer) -> lifetime(answer)))
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .buildAsync();
    }

    /**
     * What is said of that token, if it is active.
     *
     * @throws IntrospectionUnavailableException when nothing is said
     */
    Optional<Map<String, Object>> of(String token) {
        try {
            Optional<Map<String, Object>> answer = answers.get(
                            TokenDigest.of(token), (key, executor) -> server.ask(token))
                    .join();
            recovered();
            return answer;
        } catch (CompletionException unavailable) {
            failed(unavailable.getCause());
            throw new IntrospectionUnavailableException(unavailable);
        }
    }

    private Duration lifetime(Optional<Map<String, Object>> answer) {
        Duration most = answer.isPresent() ? untilEnd(answer.get().get("exp")) : MOST_FOR_INACTIVE;
        return most.compareTo(kept) < 0 ? most : kept;
    }

    /** An answer that does not say when its token ends is not kept at all. */
    private Duration untilEnd(@Nullable Object end) {
        if (!(end instanceof Number seconds)) {
            return Duration.ZERO;
        }
        long left = seconds.longValue() - clock.instant().getEpochSecond();
        return Duration.ofSeconds(Math.max(0, left));
    }

    private void recovered() {
        if (failing.compareAndSet(true, false)) {
            log.info("The authorization server can be asked about tokens again");
        }
    }

    private void failed(@Nullable Throwable cause) {
        if (failing.compareAndSet(false, true)) {
            log.warn("The authorization server cannot be asked about opaque tokens, which are answered 503: " + cause);
        }
    }
}
