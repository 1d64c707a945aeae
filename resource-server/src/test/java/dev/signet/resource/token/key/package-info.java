/** Owns how keys are kept and fetched, with a clock and a source in the test's hand. */
@NullMarked
package dev.signet.resource.token.key;

import org.jspecify.annotations.NullMarked;
