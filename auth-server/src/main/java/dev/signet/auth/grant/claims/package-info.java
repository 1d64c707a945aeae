/**
 * Which claims about a person a client asked for one by one (OpenID Connect Core §5.5). Part of the room {@code grant}, which keeps it
 * with what the person allowed.
 */
@NullMarked
package dev.signet.auth.grant.claims;

import org.jspecify.annotations.NullMarked;
