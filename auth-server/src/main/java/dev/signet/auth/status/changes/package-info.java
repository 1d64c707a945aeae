/** Telling whoever wants to know at once that a status list has changed. Part of the room {@code status}. */
@NullMarked
package dev.signet.auth.status.changes;

import org.jspecify.annotations.NullMarked;
