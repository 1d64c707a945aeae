/**
 * Pushed authorization requests (RFC 9126): the endpoint at which a client leaves a request and is given a reference to it, and the way back from
 * the reference to the request. Everything in between is that of any other authorization request.
 */
@NullMarked
package dev.signet.auth.endpoint.authorization.par;

import org.jspecify.annotations.NullMarked;
