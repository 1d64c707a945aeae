/**
 * Owns the issuer's status lists (Token Status List, draft-ietf-oauth-status-list-20) as this API sees them: fetching them in the
 * background, believing only what is signed, and saying of one token what its list says, or that nobody can say it now. Does
 * not own what follows for the token: that is the parent room's. May use {@code key}, {@code http}, Nimbus JOSE and the JDK; Micrometer in
 * {@code StatusMetrics} alone, so that an application without it loads everything else.
 */
@NullMarked
package dev.signet.resource.token.status;

import org.jspecify.annotations.NullMarked;
