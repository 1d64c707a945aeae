/**
 * The form in which a client is told things: how answers for it are signed and encrypted, and by which kind
 * of name they speak of a person. Part of the room {@code client}.
 *
 * <p>Owns {@code client_response}. Does not sign or encrypt ({@code key}, {@code token}); knows nothing of {@code client} around it.
 */
@NullMarked
package dev.signet.auth.client.response;

import org.jspecify.annotations.NullMarked;
