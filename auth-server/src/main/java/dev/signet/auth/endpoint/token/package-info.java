/**
 * The token endpoint (RFC 6749 §3.2): authorization_code, refresh_token and client_credentials. Other grant types have packages of
 * their own below this one.
 */
@NullMarked
package dev.signet.auth.endpoint.token;

import org.jspecify.annotations.NullMarked;
