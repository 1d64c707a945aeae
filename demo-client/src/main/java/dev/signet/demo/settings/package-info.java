/**
 * Owns the {@code demo.*} properties and says in a sentence when one cannot be used. Uses nothing else of this app.
 */
@NullMarked
package dev.signet.demo.settings;

import org.jspecify.annotations.NullMarked;
