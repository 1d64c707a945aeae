/** Owns the experiments with refresh tokens: that they rotate, that theft is found, and that two tabs are no theft. May use {@code experiment}. */
@NullMarked
package dev.signet.demo.experiment.refresh;

import org.jspecify.annotations.NullMarked;
