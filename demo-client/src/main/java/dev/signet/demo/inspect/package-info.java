/**
 * Owns what one browser session has caused to be said between browser, app, authorization server and API: a bounded conversation, kept in
 * memory, whose secrets go when the session ends. Does not own how it is recorded or shown. May use {@code token} for fingerprints.
 */
@NullMarked
package dev.signet.demo.inspect;

import org.jspecify.annotations.NullMarked;
