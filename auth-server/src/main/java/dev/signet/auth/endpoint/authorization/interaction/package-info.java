/**
 * Where the checks are asked, after client, redirect URI and scopes were found good and before a code is issued, and what follows from
 * them: a page, an error to the client, or the way on.
 */
@NullMarked
package dev.signet.auth.endpoint.authorization.interaction;

import org.jspecify.annotations.NullMarked;
