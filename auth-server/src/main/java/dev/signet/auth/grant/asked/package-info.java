/** What an authorization request said that is kept with its grant. Part of the room {@code grant}, which keeps it. */
@NullMarked
package dev.signet.auth.grant.asked;

import org.jspecify.annotations.NullMarked;
