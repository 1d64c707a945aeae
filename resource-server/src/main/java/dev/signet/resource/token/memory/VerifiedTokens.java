package dev.signet.resource.token.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers what was found out about verified tokens, at most so many and none longer than it lives. Only what the issuer signed
 * gets in, so that nobody can push good tokens out with made-up ones.
 *
 * @param <T> what is remembered; must not hold the token itself
 */
public final class VerifiedTokens<T> {

    private final Cache<TokenDigest, Remembered<T>> tokens;
    private final Clock clock;

    /** @param until as milliseconds of the clock: an instant would be one more object with each request */
    private record Remembered<T>(T finding, long until) {}

    /**
     * An empty memory.
     *
     * @param most how many tokens; 0 remembers nothing
     */
    public VerifiedTokens(int most, Clock clock) {
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(
                        Expiry.<TokenDigest, Remembered<T>>creating((token, remembered) -> lifeOf(remembered, clock)))
                .build();
    }

    private static Duration lifeOf(Remembered<?> remembered, Clock clock) {
        return Duration.ofMillis(Math.max(0, remembered.until() - clock.millis()));
    }

    /** What was found out about the token; empty when it is unknown or its time is over. */
    public Optional<T> find(TokenDigest token) {
        Remembered<T> remembered = tokens.getIfPresent(token);
        return remembered != null && clock.millis() < remembered.until()
                ? Optional.of(remembered.finding())
                : Optional.empty();
    }

    /** Remembers a token before {@code until}. */
    public void remember(TokenDigest token, T finding, Instant until) {
        tokens.put(token, new Remembered<>(finding, until.toEpochMilli()));
    }

    /** Remembers the token no longer. */
    public void forget(TokenDigest token) {
        tokens.invalidate(token);
    }

    /** About how many tokens are remembered. */
    public long size() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }
}
