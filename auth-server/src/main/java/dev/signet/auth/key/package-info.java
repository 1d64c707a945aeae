/**
 * Keys: those that sign tokens, and those that authenticate refresh tokens; their making, their rotation and their end.
 *
 * <p>Owns {@code crypto_key} and the master key under which its secrets are sealed; publishes the public halves (RFC 7517). Does
 * not own what is signed. May use {@code secret} and {@code audit}.
 */
@NullMarked
package dev.signet.auth.key;

import org.jspecify.annotations.NullMarked;
