/**
 * Which issued access tokens are no longer good, though their signature and their time still are.
 *
 * <p>Owns {@code revoked_token}: tokens that were taken back one by one. Those of a grant that ended are known by the grant. May use
 * {@code client}, {@code key}.
 */
@NullMarked
package dev.signet.auth.status;

import org.jspecify.annotations.NullMarked;
