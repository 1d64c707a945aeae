package dev.signet.auth;

import java.time.Instant;

/**
 * What is settled of an access token before it is made: its place among all and its time. So whoever keeps what it came from can
 * keep its place too, in the same statement.
 *
 * @param index on the Token Status List; no other token has or will have it
 */
public record TokenSlot(long index, Instant issuedAt, Instant expiresAt) {}
