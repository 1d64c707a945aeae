/**
 * Owns the public keys that the issuer publishes: finding their address, fetching, keeping and renewing them, and the
 * verification of a signature with one of them, by the fastest means at hand. Does not own what a token says: that is the parent room's. May use
 * Nimbus JOSE and the JDK, nothing of this application.
 */
@NullMarked
package dev.signet.resource.token.key;

import org.jspecify.annotations.NullMarked;
