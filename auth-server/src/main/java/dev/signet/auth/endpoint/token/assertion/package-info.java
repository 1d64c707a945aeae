/** The JWT bearer grant (RFC 7523 §2.1): an access token for a person for whom a trusted issuer vouches. */
@NullMarked
package dev.signet.auth.endpoint.token.assertion;

import org.jspecify.annotations.NullMarked;
