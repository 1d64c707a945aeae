/**
 * What else an account says of its person (OpenID Connect Core §5.1). Part of the room {@code user}.
 *
 * <p>Owns {@code user_profile}. Knows the names of the standard claims and which scope asks for which. Does not decide who is told ({@code endpoint}).
 */
@NullMarked
package dev.signet.auth.user.profile;

import org.jspecify.annotations.NullMarked;
