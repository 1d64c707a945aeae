/**
 * Owns the choice of language: what was asked for by {@code ?lang}, else what the browser prefers, of those that there are. Uses nothing else of
 * this app.
 */
@NullMarked
package dev.signet.demo.language;

import org.jspecify.annotations.NullMarked;
