/** Token introspection (RFC 7662). */
@NullMarked
package dev.signet.auth.endpoint.introspection;

import org.jspecify.annotations.NullMarked;
