/**
 * What spans rooms: the filter chains, the clock, and how bad configuration is reported. Decides nothing of its own. May use
 * everything.
 */
@NullMarked
package dev.signet.auth.config;

import org.jspecify.annotations.NullMarked;
