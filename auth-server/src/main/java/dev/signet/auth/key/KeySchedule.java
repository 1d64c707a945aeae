package dev.signet.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a key is published, signs, stops and goes. A successor is published {@code publishAhead} before it signs, so that whoever
 * keeps a copy of the published keys has seen it by then; a retired key stays until everything that it signed has expired.
 *
 * @param rotation how long a key signs; zero for ever
 * @param publishAhead how long it is published before
 * @param refreshLifetime how long a refresh token can be good at most, whatever happens to it
 */
public record KeySchedule(Duration rotation, Duration publishAhead, Duration refreshLifetime) {

    /** No JWT that is signed here may live longer: after this time a retired key has nothing left to verify. */
    static final Duration LONGEST_TOKEN = Duration.ofHours(24);

    /** How far the clocks of servers and APIs may be apart. */
    static final Duration SKEW = Duration.ofMinutes(5);

    /** What a key is at an instant. */
    public enum State {
        /** Published, and does not sign yet. */
        ANNOUNCED,
        /** Signs. */
        ACTIVE,
        /** Verifies what it signed. */
        RETIRED,
        /** Verifies nothing. */
        REVOKED
    }

    /** {@code activatesAt} and {@code retiresAt} are inclusive: at that very instant the next state has begun. */
    State state(CryptoKey.Times times, Instant now) {
        if (times.revokedAt() != null) {
            return State.REVOKED;
        }
        if (now.isBefore(times.activatesAt())) {
            return State.ANNOUNCED;
        }
        return times.retiresAt() == null || now.isBefore(times.retiresAt()) ? State.ACTIVE : State.RETIRED;
    }

    /** Whether {@code key} verifies at {@code now}, and is published if it is of a kind that is. */
    boolean trusted(CryptoKey key, Instant now) {
        return !key.revoked() && now.isBefore(goneAt(key));
    }

    /** From when on {@code key} is of no use to anybody and its row goes; {@link Instant#MAX} while that is open. */
    Instant goneAt(CryptoKey key) {
        Instant revokedAt = key.times().revokedAt();
        Instant last = revokedAt == null ? key.times().retiresAt() : revokedAt;
        return last == null ? Instant.MAX : last.plus(kept(key.algorithm()));
    }

    /** How long after its last signature a key of {@code algorithm} is needed. */
    Duration kept(String algorithm) {
        return (algorithm.equals(CryptoKey.MAC) ? refreshLifetime : LONGEST_TOKEN).plus(SKEW);
    }

    /**
     * When the successor of {@code newest} is to sign, if it is time to publish it. Late is better than unseen: after a long stop
     * the successor is still published for its whole time before it signs.
     */
    Optional<Instant> successorDue(CryptoKey.Times newest, Instant now) {
        Instant due = rotation.isZero() ? Instant.MAX : newest.activatesAt().plus(rotation);
        if (state(newest, now) == State.ANNOUNCED || due.equals(Instant.MAX) || now.isBefore(due.minus(publishAhead))) {
            return Optional.empty();
        }
        Instant seen = now.plus(publishAhead);
        return Optional.of(due.isAfter(seen) ? due : seen);
    }
}
