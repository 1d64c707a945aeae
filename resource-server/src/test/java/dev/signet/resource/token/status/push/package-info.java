/** Owns what is expected of the stream's reader and of a connection that dies. */
@NullMarked
package dev.signet.resource.token.status.push;

import org.jspecify.annotations.NullMarked;
