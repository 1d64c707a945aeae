/** Owns what {@code GET /api/me} answers. */
@NullMarked
package dev.signet.resource.me;

import org.jspecify.annotations.NullMarked;
