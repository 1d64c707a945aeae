/**
 * The grants that somebody holds, as one reads them: by user, by client, by session, page by page. Changes nothing. Part of the room
 * {@code grant}.
 */
@NullMarked
package dev.signet.auth.grant.held;

import org.jspecify.annotations.NullMarked;
