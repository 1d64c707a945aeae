/**
 * The public keys of clients: those that stand in their registration, and those that they publish at an address of theirs.
 *
 * <p>Owns {@code client_proof}, and for how long a copy of a key is good. Does not own what keys verify ({@code endpoint}), nor the other
 * rows of a client ({@code client}). May use {@code outbound}; knows nothing of {@code client} around it.
 */
@NullMarked
package dev.signet.auth.client.key;

import org.jspecify.annotations.NullMarked;
