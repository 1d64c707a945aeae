package dev.signet.auth.status;

import java.time.Instant;

/**
 * Indexes whose tokens are not good any more.
 *
 * @param first the lowest of them
 * @param extent how many, one after the other
 * @param expiresAt until when this has to be remembered: then the tokens have expired by themselves
 */
public record StatusFlip(long first, int extent, Instant expiresAt) {

    /** Of a single token. */
    public static StatusFlip of(StatusIndex index, Instant expiresAt) {
        return new StatusFlip(index.value(), 1, expiresAt);
    }
}
