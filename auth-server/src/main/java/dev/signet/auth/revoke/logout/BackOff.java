package dev.signet.auth.revoke.logout;

import java.time.Duration;

/**
 * When to try again: twice as long after each failure, from two seconds to five minutes, and up to a third less, so that what failed
 * together does not come back together. How much less follows from the message's id, which is as good as chance.
 */
final class BackOff {

    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int DOUBLED_AT_MOST = 10;
    private static final int PARTS = 1_000;

    private BackOff() {}

    /** How long to wait after the attempt that {@code taken} was taken up for. */
    static Duration after(LogoutMessage taken) {
        long doubled = FIRST.toMillis() << Math.min(taken.attempts() - 1, DOUBLED_AT_MOST);
        long most = Math.min(doubled, LONGEST.toMillis());
        long part = Math.floorMod(Long.rotateLeft(taken.id().getLeastSignificantBits(), taken.attempts()), PARTS);
        return Duration.ofMillis(most - most * part / (3L * PARTS));
    }
}
