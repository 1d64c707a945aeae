/**
 * Owns the experiments that the browser makes itself, by going from one app to another or to the authorization server. May use
 * {@code experiment}.
 */
@NullMarked
package dev.signet.demo.experiment.journey;

import org.jspecify.annotations.NullMarked;
