/**
 * The one door: every end of access goes through here, and from here to whatever hangs on it.
 *
 * <p>Owns no data; decides what ends with what, in one transaction with the entry in the audit trail. Sweeps what is over. May use
 * {@code user}, {@code client}, {@code session}, {@code consent}, {@code grant}, {@code key}, {@code status} and {@code audit}.
 */
@NullMarked
package dev.signet.auth.revoke;

import org.jspecify.annotations.NullMarked;
