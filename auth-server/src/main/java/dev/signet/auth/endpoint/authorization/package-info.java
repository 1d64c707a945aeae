/** The authorization endpoint (RFC 6749 §3.1, OpenID Connect Core §3.1.2, RFC 9207). */
@NullMarked
package dev.signet.auth.endpoint.authorization;

import org.jspecify.annotations.NullMarked;
