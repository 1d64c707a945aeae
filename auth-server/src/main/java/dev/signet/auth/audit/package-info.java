/**
 * Who did what: one entry for each event that somebody may have to answer for, written in the transaction of the event
 * itself. Owns {@code audit_entry}; decides nothing. May use no other room.
 */
@NullMarked
package dev.signet.auth.audit;

import org.jspecify.annotations.NullMarked;
