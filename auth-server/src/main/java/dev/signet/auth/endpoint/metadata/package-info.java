/** What this server says of itself (RFC 8414, OpenID Connect Discovery 1.0): exactly what is on. */
@NullMarked
package dev.signet.auth.endpoint.metadata;

import org.jspecify.annotations.NullMarked;
