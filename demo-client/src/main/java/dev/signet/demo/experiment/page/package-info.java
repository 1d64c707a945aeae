/** Owns the pages of the experiments. Knows none of them by name. May use {@code experiment} and {@code settings}. */
@NullMarked
package dev.signet.demo.experiment.page;

import org.jspecify.annotations.NullMarked;
