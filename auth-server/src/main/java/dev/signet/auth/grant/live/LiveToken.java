package dev.signet.auth.grant.live;

import java.time.Instant;

/**
 * Access tokens of one grant that have not expired, by where they stand on the Token Status List. Not the tokens themselves: this
 * opens nothing.
 *
 * @param index of the first
 * @param extent how many indexes, one after the other; the last of them may not have been used yet
 * @param expiresAt in whole seconds, and not before any of the tokens does
 */
public record LiveToken(long index, int extent, Instant expiresAt) {}
