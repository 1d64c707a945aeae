/** What is demanded of a client's authorization requests. Part of the room {@code client}, which keeps it. */
@NullMarked
package dev.signet.auth.client.request;

import org.jspecify.annotations.NullMarked;
