/** Requests that wait behind a page until a person has signed in or chosen an account. Part of the room {@code login}. */
@NullMarked
package dev.signet.auth.login.waiting;

import org.jspecify.annotations.NullMarked;
