/** Token introspection (RFC 7662), signed where that is asked for (RFC 9701). */
@NullMarked
package dev.signet.auth.endpoint.introspection;

import org.jspecify.annotations.NullMarked;
