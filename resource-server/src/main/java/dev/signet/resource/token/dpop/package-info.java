/**
 * Owns DPoP proofs (RFC 9449) at an API: reading them from a request, verifying them and accepting each once. Does not own the
 * access tokens that they come with, nor the answer on the wire. May use Spring, Nimbus JOSE and {@code key}, nothing else of
 * this application.
 */
@NullMarked
package dev.signet.resource.token.dpop;

import org.jspecify.annotations.NullMarked;
