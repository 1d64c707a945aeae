/**
 * The one way out: requests that this server makes to addresses which others chose.
 *
 * <p>Owns which networks such a request may reach, how long it may take and how much of its answer is read. Does not own what is sent. May
 * use no other room.
 */
@NullMarked
package dev.signet.auth.outbound;

import org.jspecify.annotations.NullMarked;
