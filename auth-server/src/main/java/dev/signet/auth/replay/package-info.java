/**
 * What may be used once: signed statements of others, each with an id of its own, for as long as they are good.
 *
 * <p>Owns {@code used_once}. Does not own what such a statement must say. May use {@code secret}.
 */
@NullMarked
package dev.signet.auth.replay;

import org.jspecify.annotations.NullMarked;
