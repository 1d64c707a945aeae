/**
 * Authorization details (RFC 9396): what a client may do, said more finely than scopes can. Part of the room {@code grant}, which keeps them with
 * what a person allowed.
 *
 * <p>Owns which types there are and what each must look like. Does not show them ({@code consent}).
 */
@NullMarked
package dev.signet.auth.grant.detail;

import org.jspecify.annotations.NullMarked;
