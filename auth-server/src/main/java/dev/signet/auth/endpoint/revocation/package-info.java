/** Token revocation (RFC 7009). */
@NullMarked
package dev.signet.auth.endpoint.revocation;

import org.jspecify.annotations.NullMarked;
