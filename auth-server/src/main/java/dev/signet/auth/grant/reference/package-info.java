/**
 * Opaque access tokens (RFC 6749 §1.4), for clients that must not read theirs and APIs that introspect each one.
 *
 * <p>Owns {@code reference_token}. Does not decide what is in a token nor whether it is good now ({@code token}).
 */
@NullMarked
package dev.signet.auth.grant.reference;

import org.jspecify.annotations.NullMarked;
