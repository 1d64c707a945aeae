/**
 * Request objects (RFC 9101, OpenID Connect Core §6.1): authorization requests as JWTs that the client has signed, by value. Not by reference: this server
 * fetches no request from anywhere; whoever wants that pushes it.
 */
@NullMarked
package dev.signet.auth.endpoint.authorization.object;

import org.jspecify.annotations.NullMarked;
