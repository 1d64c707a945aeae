package dev.signet.demo.race;

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

    /** The outcome in words. */
    public String verdict() {
        return switch (outcome) {
            case RUNNING -> "accepted, again and again";
            case REFUSED -> millis == null ? "refused, though the session lives" : "refused after " + millis + " ms";
            case STILL_ACCEPTED ->
                millis == null ? "accepted to the end" : "still accepted after " + millis / 1000 + " s";
            case NO_ANSWER -> "this API has no such door, or it does not answer";
        };
    }
}
