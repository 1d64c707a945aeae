/**
 * The keys that codes and refresh tokens are bound to (RFC 9449 §5, §10, RFC 8705 §4).
 *
 * <p>Owns what a use of one must prove, and what that binds. Does not own how a key is proved ({@code endpoint}).
 */
@NullMarked
package dev.signet.auth.grant.key;

import org.jspecify.annotations.NullMarked;
