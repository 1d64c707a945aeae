/** Encrypting what clients are told (RFC 7516). Part of the room {@code token}. Owns no data; the keys are those of {@code client}. */
@NullMarked
package dev.signet.auth.token.encryption;

import org.jspecify.annotations.NullMarked;
