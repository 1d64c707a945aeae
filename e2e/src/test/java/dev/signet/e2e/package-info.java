/**
 * The whole story in a real browser, against the packaged applications: they are started as processes, as a user starts them,
 * on ports that nobody else has, and are spoken to by HTTP alone.
 */
@NullMarked
package dev.signet.e2e;

import org.jspecify.annotations.NullMarked;
