/**
 * Owns the demand for a better login than the one behind a token (RFC 9470): how it is written, and when a token meets it. Does
 * not own the answer on the wire. May use Spring, nothing else of this application.
 */
@NullMarked
package dev.signet.resource.token.stepup;

import org.jspecify.annotations.NullMarked;
