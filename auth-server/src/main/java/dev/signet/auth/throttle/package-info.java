/**
 * How often somebody may do something within a while, where doing it costs this server or somebody else.
 *
 * <p>Owns the counting, on each node by itself. Does not own who is counted, how often is often, or what is said to those who have to
 * wait. May use nothing.
 */
@NullMarked
package dev.signet.auth.throttle;

import org.jspecify.annotations.NullMarked;
