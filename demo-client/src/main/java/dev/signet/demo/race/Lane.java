package dev.signet.demo.race;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One door's part of a race, as it stands.
 *
 * @param calls how often the token was accepted
 * @param perSecond the same, per second
 * @param millis from the end of the session to the outcome; {@code null} before there are both
 */
public record Lane(
        Door door,
        long calls,
        long perSecond,
        Outcome outcome,
        @Nullable Long millis) {

    /** What came of it. */
    public enum Outcome {
        RUNNING,
        /** The token was not accepted any more. */
        REFUSED,
        /** The race was over and the token still good. */
        STILL_ACCEPTED,
        /** The door is not there, or failed. */
        NO_ANSWER
    }

    /** The message that says what came of it. */
    public String verdictKey() {
        String key = "verdict." + outcome.name().toLowerCase(Locale.ROOT);
        return millis == null || outcome == Outcome.RUNNING || outcome == Outcome.NO_ANSWER ? key : key + ".after";
    }

    /** The number in that message: milliseconds, or seconds for what did not happen. */
    public long amount() {
        long time = millis == null ? 0 : millis;
        return outcome == Outcome.STILL_ACCEPTED ? time / 1000 : time;
    }
}
