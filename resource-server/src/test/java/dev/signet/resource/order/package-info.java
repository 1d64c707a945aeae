/** Owns the bounds of the order book. */
@NullMarked
package dev.signet.resource.order;

import org.jspecify.annotations.NullMarked;
