/**
 * Self-service: what people see and do about their own account. Who they are, where they are signed in, which applications have
 * access, what happened; their password, their data, and the end of it all.
 *
 * <p>Owns no data. Everything that ends is ended by {@code revoke}. May use every room of a lower tier but {@code token}.
 */
@NullMarked
package dev.signet.auth.account;

import org.jspecify.annotations.NullMarked;
