/** The page on which a person says which of their accounts a browser is used as. Part of the room {@code login}. */
@NullMarked
package dev.signet.auth.login.account;

import org.jspecify.annotations.NullMarked;
