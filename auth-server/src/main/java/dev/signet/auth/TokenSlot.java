package dev.signet.auth;

import java.time.Instant;

/**
 * What is settled of an access token before it is made: its place among all and its time. So whoever keeps what it came from can
 * keep its place too, in the same statement.
 *
 * @param index on the Token Status List; no other token has or will have it
 * @param extent how many indexes, from this one on, are set aside: the others for the next tokens of the same grant
 * @param until no token with one of those lives longer
 */
public record TokenSlot(long index, int extent, Instant until, Instant issuedAt, Instant expiresAt) {

    /** With nothing set aside. */
    public TokenSlot(long index, Instant issuedAt, Instant expiresAt) {
        this(index, 1, expiresAt, issuedAt, expiresAt);
    }
}
