/**
 * Accounts: who can sign in, what is known of them, and the passwords that prove it.
 *
 * <p>Owns {@code user_account} and {@code user_password}. Does not own sessions, nor what happens when an account is disabled
 * (that is decided in {@code revoke}). May use {@code secret} and {@code audit}.
 */
@NullMarked
package dev.signet.auth.user;

import org.jspecify.annotations.NullMarked;
