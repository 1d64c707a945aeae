/**
 * Access tokens that another one was exchanged for (RFC 8693). Part of the room {@code grant}.
 *
 * <p>Owns {@code exchanged_token}. Does not decide who may exchange what ({@code endpoint.token.exchange}), nor end anything: {@code grant}
 * reads these rows where it ends.
 */
@NullMarked
package dev.signet.auth.grant.exchange;

import org.jspecify.annotations.NullMarked;
