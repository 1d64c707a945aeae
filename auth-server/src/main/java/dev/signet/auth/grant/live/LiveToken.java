package dev.signet.auth.grant.live;

import java.time.Instant;

/**
 * An access token that has not expired. Not the token itself: this opens nothing.
 *
 * @param index on the Token Status List
 * @param expiresAt in whole seconds, and not before the token does
 */
public record LiveToken(long index, Instant expiresAt) {}
