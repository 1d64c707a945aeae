/**
 * Registered clients (RFC 6749 §2): who may ask for tokens, how they prove who they are, and what they may have.
 *
 * <p>Owns {@code client} and {@code client_secret}; upserts them from the configuration at start. Does not own what clients obtained
 * ({@code grant}), nor what happens when one is disabled ({@code revoke}). May use {@code secret}, {@code audit} and {@code outbound}.
 */
@NullMarked
package dev.signet.auth.client;

import org.jspecify.annotations.NullMarked;
