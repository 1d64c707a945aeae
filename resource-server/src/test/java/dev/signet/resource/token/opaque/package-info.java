/** Owns how a server is asked, where more is needed than one request can show. */
@NullMarked
package dev.signet.resource.token.opaque;

import org.jspecify.annotations.NullMarked;
