/**
 * Owns how the conversation is shown: the panel on every page, the page of its own, and one exchange with its secrets uncovered for whoever's
 * session it is. May use {@code inspect}, {@code explain} and {@code settings}.
 */
@NullMarked
package dev.signet.demo.inspect.page;

import org.jspecify.annotations.NullMarked;
