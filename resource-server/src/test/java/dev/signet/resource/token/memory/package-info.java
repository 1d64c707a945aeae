/** Owns what is expected of the memory, with a clock in the test's hand. */
@NullMarked
package dev.signet.resource.token.memory;

import org.jspecify.annotations.NullMarked;
