/** Token exchange (RFC 8693): an access token for another audience, on behalf of the same person. */
@NullMarked
package dev.signet.auth.endpoint.token.exchange;

import org.jspecify.annotations.NullMarked;
