/**
 * The ways to prove who you are, and the pages for it: password so far.
 *
 * <p>Owns the throttling of guesses. Does not own the session that a login begins ({@code session}), nor accounts ({@code user}). May use
 * {@code user}, {@code session}, {@code revoke}, {@code web}, {@code secret} and {@code audit}.
 */
@NullMarked
package dev.signet.auth.login;

import org.jspecify.annotations.NullMarked;
