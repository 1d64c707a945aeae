/**
 * Owns the tokens of a session: they stay on the server, are refreshed before they expire, and by one request at a time.
 * May use {@code settings} and {@code provider}.
 */
@NullMarked
package dev.signet.demo.token;

import org.jspecify.annotations.NullMarked;
