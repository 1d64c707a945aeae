/**
 * The SSO session: the root of everything that one login gives rise to, and the cookie that carries it.
 *
 * <p>Owns {@code sso_session} and, through Spring Session, {@code spring_session}: the first says who is signed in since when
 * and how, under a {@code sid} that never changes; the second is what one browser has stored here. Does not own what hangs on a
 * session ({@code grant}), nor the decision to end one ({@code revoke}). May use {@code user}, {@code secret} and {@code audit}.
 */
@NullMarked
package dev.signet.auth.session;

import org.jspecify.annotations.NullMarked;
