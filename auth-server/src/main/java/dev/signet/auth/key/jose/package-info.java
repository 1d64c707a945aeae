/**
 * What JOSE asks of keys and the library leaves open: making them, and Ed25519 (RFC 8037) without a library of its own.
 *
 * <p>Owns no data and holds no key. May use nothing but the library and the platform.
 */
@NullMarked
package dev.signet.auth.key.jose;

import org.jspecify.annotations.NullMarked;
