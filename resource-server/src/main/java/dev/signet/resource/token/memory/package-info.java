/**
 * Owns the memory of tokens that were verified before, so that a signature is checked once and not with every request. Knows tokens
 * by their digests only: what is in this memory opens nothing. Does not own what must be checked again each time. May use Caffeine
 * and the JDK.
 */
@NullMarked
package dev.signet.resource.token.memory;

import org.jspecify.annotations.NullMarked;
