/**
 * What a user allowed a client, and the page that asks.
 *
 * <p>Owns {@code consent}. Does not own the request that waits for the answer ({@code grant}). May use {@code user}, {@code client},
 * {@code web} and {@code audit}.
 */
@NullMarked
package dev.signet.auth.consent;

import org.jspecify.annotations.NullMarked;
