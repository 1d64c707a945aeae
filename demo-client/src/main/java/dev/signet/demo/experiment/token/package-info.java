/**
 * Owns the experiments with access tokens: what an API checks of them, what it asks nobody about, and what becomes of one that was forged, stolen,
 * meant for others or taken back. May use {@code experiment}.
 */
@NullMarked
package dev.signet.demo.experiment.token;

import org.jspecify.annotations.NullMarked;
