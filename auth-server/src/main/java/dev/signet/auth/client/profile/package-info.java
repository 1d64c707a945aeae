/**
 * What a security profile makes of a client: what it must be like at the start, and what is demanded of it whatever its own settings
 * say. Part of the room {@code client}; knows nothing of {@code client} around it, nor of what comes over the wire ({@code endpoint}).
 */
@NullMarked
package dev.signet.auth.client.profile;

import org.jspecify.annotations.NullMarked;
