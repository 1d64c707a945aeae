package dev.signet.resource.token.dpop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers proofs for as long as they could be accepted again (RFC 9449 §11.1), on this node. Two sets take turns, each for one such
 * span: nothing is swept, and nothing is forgotten too early. When a set is full no further proof is accepted until the next
 * turn; the framework's own memory limits each key to a thousand requests instead, and reads the system's clock.
 */
final class SeenProofs {

    private final Duration span;
    private final int most;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private Set<Digest> current = new HashSet<>();
    private Set<Digest> previous = new HashSet<>();
    private Instant turn;

    /**
     * An empty memory.
     *
     * @param span how long after its first use a proof could still be accepted, at most
     * @param most how many proofs are remembered in each span
     */
    SeenProofs(Duration span, int most, Clock clock) {
        this.span = span;
        this.most = most;
        this.clock = clock;
        this.turn = clock.instant().plus(span);
    }

    /** Whether a proof with that key and {@code jti} is seen for the first time, which it is only once. */
    boolean isFirst(String thumbprint, String id) {
        Digest digest = Digest.of(thumbprint + '.' + id);
        lock.lock();
        try {
            takeTurns();
            if (previous.contains(digest) || current.contains(digest)) {
                return false;
            }
            if (current.size() >= most) {
                throw new TooManyProofsException(Duration.between(clock.instant(), turn));
            }
            return current.add(digest);
        } finally {
            lock.unlock();
        }
    }

    private void takeTurns() {
        Instant now = clock.instant();
        if (!now.isBefore(turn)) {
            previous = now.isBefore(turn.plus(span)) ? current : new HashSet<>();
            current = new HashSet<>();
            turn = now.plus(span);
        }
    }

    /** Half of a SHA-256: short, and no two proofs can be made to share one. */
    private record Digest(long high, long low) {

        static Digest of(String text) {
            try {
                byte[] octets = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                ByteBuffer longs = ByteBuffer.wrap(octets);
                return new Digest(longs.getLong(), longs.getLong());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
