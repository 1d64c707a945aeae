/**
 * The SSO session: the root of everything that one login gives rise to, and the cookie that carries it.
 *
 * <p>Owns {@code sso_session}: who is signed in, since when and how, until when, under a {@code sid} that never changes. Its row alone
 * decides whether a session is alive; what a browser has stored here ({@code session.store}, by Spring Session) only names it. Does
 * not own what hangs on a session ({@code grant}), nor the decision to end one ({@code revoke}). May use {@code user},
 * {@code secret} and {@code audit}.
 */
@NullMarked
package dev.signet.auth.session;

import org.jspecify.annotations.NullMarked;
