/**
 * Owns the way in and the way out: the filter chain, the checks of an authorization response, the session's end. May use
 * {@code settings}, {@code notice}, {@code provider}, {@code logout} and {@code token}.
 */
@NullMarked
package dev.signet.demo.signin;

import org.jspecify.annotations.NullMarked;
