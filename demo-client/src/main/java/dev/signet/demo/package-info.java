/**
 * One relying party, started twice as two apps: Orchard and Harbor.
 *
 * <p>This package holds the start alone. {@code settings} and {@code notice} lean on nothing; {@code provider} knows the
 * authorization server; {@code token} keeps a session's tokens fresh; {@code api} calls the orders API; {@code signin}
 * guards the door; {@code page} shows it all and may use everything above. {@code cli} and {@code browseronly}
 * are programs of their own in the same jar, and share nothing with the rest.
 *
 * <p>{@code inspect} is the flow inspector: it writes down what is said on behalf of a browser and shows it on every page, in the words of
 * {@code explain} and in the language that {@code language} finds.
 * {@code experiment} makes this app's calls by hand, also wrongly, and tells what came of it.
 */
@NullMarked
package dev.signet.demo;

import org.jspecify.annotations.NullMarked;
