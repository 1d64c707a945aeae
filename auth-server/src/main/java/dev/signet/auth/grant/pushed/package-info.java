/**
 * Authorization requests that clients pushed (RFC 9126): kept by the digest of what refers to them, until they have been answered once. Part of the room
 * {@code grant}; what a request may say is not its business.
 */
@NullMarked
package dev.signet.auth.grant.pushed;

import org.jspecify.annotations.NullMarked;
