/**
 * What a client proves itself with (RFC 6749 §2.3): how its secret is made, configured, kept and checked.
 *
 * <p>Owns the forms of a secret and what this process remembers of those that were right. Does not own the rows ({@code client}),
 * nor the answer to a client that proved nothing ({@code endpoint.client}). May use {@code secret}; knows nothing of {@code client}
 * around it.
 */
@NullMarked
package dev.signet.auth.client.credential;

import org.jspecify.annotations.NullMarked;
