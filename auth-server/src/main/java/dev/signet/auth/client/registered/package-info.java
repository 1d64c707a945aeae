/**
 * Clients that nobody configured: how they came, what they say of themselves, by what they may change it, and how long they have not been used.
 *
 * <p>Owns {@code client_registration}; what such a client may have stands in {@code client} as that of every other. Part of the room
 * {@code client}.
 */
@NullMarked
package dev.signet.auth.client.registered;

import org.jspecify.annotations.NullMarked;
