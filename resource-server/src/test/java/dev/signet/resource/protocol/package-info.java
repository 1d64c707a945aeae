/** Owns what a client sees of each standard over HTTP, refusals first. */
@NullMarked
package dev.signet.resource.protocol;

import org.jspecify.annotations.NullMarked;
