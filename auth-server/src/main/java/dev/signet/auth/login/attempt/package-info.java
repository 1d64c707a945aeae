/** Proving who one is may be tried now and then, not all the time. Part of the room {@code login}. */
@NullMarked
package dev.signet.auth.login.attempt;

import org.jspecify.annotations.NullMarked;
