/**
 * Owns the listening: the browser's requests to this app, the app's requests to the authorization server and the API, what goes through the
 * browser between the two, and what the authorization server says by itself. Tells secrets from what may be seen, once, here. May use
 * {@code inspect} and {@code settings}.
 */
@NullMarked
package dev.signet.demo.inspect.record;

import org.jspecify.annotations.NullMarked;
