/** The token endpoint (RFC 6749 §3.2): authorization_code, refresh_token and client_credentials. */
@NullMarked
package dev.signet.auth.endpoint.token;

import org.jspecify.annotations.NullMarked;
