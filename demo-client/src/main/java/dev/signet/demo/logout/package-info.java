/**
 * Owns what happens when the authorization server says that a session has ended (OpenID Connect Back-Channel Logout 1.0): the check of
 * what it says, the sessions here that it is about, and how an open page finds out. May use {@code settings}, {@code notice},
 * {@code provider} and {@code inspect}.
 */
@NullMarked
package dev.signet.demo.logout;

import org.jspecify.annotations.NullMarked;
