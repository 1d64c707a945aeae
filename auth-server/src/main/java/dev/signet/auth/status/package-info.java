/**
 * Which issued access tokens are no longer good, though their signature and their time still are: the Token Status List.
 *
 * <p>Owns {@code status_block}, {@code status_flip} and {@code status_change}: which indexes were given out, and which of them were
 * flipped; makes the lists that say so to others. Does not decide what ends ({@code revoke}), nor which token has which index ({@code token}, {@code grant}). May use
 * {@code client}, {@code key}.
 */
@NullMarked
package dev.signet.auth.status;

import org.jspecify.annotations.NullMarked;
