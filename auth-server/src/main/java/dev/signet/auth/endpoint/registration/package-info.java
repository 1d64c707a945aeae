/** Dynamic client registration (RFC 7591, OpenID Connect Registration 1.0), and its management (RFC 7592). */
@NullMarked
package dev.signet.auth.endpoint.registration;

import org.jspecify.annotations.NullMarked;
