/**
 * Owns the stream of hints that a status list has changed (server-sent events): connecting, staying connected, reading. What a
 * hint means is not its business, and nothing depends on one: whoever gets it asks for the signed list. May use {@code http} and the platform only.
 */
@NullMarked
package dev.signet.resource.token.status.push;

import org.jspecify.annotations.NullMarked;
