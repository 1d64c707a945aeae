/** The device code at the token endpoint (RFC 8628 §3.4, §3.5). */
@NullMarked
package dev.signet.auth.endpoint.token.device;

import org.jspecify.annotations.NullMarked;
