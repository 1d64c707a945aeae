/** Proofs of possession (DPoP, RFC 9449) at this server's own endpoints: the token endpoint, and those that access tokens open. */
@NullMarked
package dev.signet.auth.endpoint.dpop;

import org.jspecify.annotations.NullMarked;
