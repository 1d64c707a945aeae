/**
 * Owns the two ways to sign a person in from a terminal: through the browser of this machine, which comes back to a port of it (RFC
 * 8252 §7.3), and on any other device (RFC 8628). Keeps nothing. May use {@code server} and {@code outside}.
 */
@NullMarked
package dev.signet.demo.cli.login;

import org.jspecify.annotations.NullMarked;
