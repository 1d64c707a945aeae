/** Clients with certificates (RFC 8705): authentication by mutual TLS, and access tokens that are bound to a certificate. */
@NullMarked
package dev.signet.auth.endpoint.client.tls;

import org.jspecify.annotations.NullMarked;
