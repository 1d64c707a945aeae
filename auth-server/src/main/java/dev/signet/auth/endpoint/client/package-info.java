/** Client authentication (RFC 6749 §2.3): client_secret_basic, client_secret_post, private_key_jwt, certificates, and none for public clients. */
@NullMarked
package dev.signet.auth.endpoint.client;

import org.jspecify.annotations.NullMarked;
