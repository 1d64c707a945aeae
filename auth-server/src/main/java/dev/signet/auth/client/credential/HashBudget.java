package dev.signet.auth.client.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How much slow hashing is done for those who have proved nothing yet: one hash at a time, whoever asks, so that people who sign in
 * still find a processor; and {@value #EACH_MINUTE} a minute for one kept secret from one address. Not for one kept secret from all
 * addresses together, or a stranger could lock the client out. Counted on each node by itself.
 */
final class HashBudget {

    static final int EACH_MINUTE = 10;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long LONGEST_WAIT_SECONDS = 2;
    private static final int ORIGINS_AT_MOST = 100_000;

    private record Origin(String hash, String address) {}

    private final Semaphore turn = new Semaphore(1, true);
    private final TimeMeter time;
    private final Cache<Origin, Bucket> attempts = Caffeine.newBuilder()
            .maximumSize(ORIGINS_AT_MOST)
            .expireAfterAccess(MINUTE)
            .build();

    HashBudget(Clock clock) {
        this.time = new ClockMeter(clock);
    }

    /** What {@code work} finds when its turn comes; undecided if nothing is left to spend, or the turn does not come soon. */
    Proof inTurn(String hash, String address, Supplier<Proof> work) {
        if (attempts(hash, address).getAvailableTokens() == 0 || !waitForTurn()) {
            return Proof.UNDECIDED;
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    /** Spends one hash, if one is left. */
    boolean take(String hash, String address) {
        return attempts(hash, address).tryConsume(1);
    }

    private Bucket attempts(String hash, String address) {
        return attempts.get(
                new Origin(hash, address),
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(EACH_MINUTE).refillGreedy(EACH_MINUTE, MINUTE))
                        .withCustomTimePrecision(time)
                        .build());
    }

    private boolean waitForTurn() {
        try {
            return turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
