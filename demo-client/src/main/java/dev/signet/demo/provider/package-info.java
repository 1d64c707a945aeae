/**
 * Owns what this app knows of its authorization server: metadata fetched on first need, keys, and the one HTTP client that
 * reaches it. Does not own tokens. May use {@code settings}.
 */
@NullMarked
package dev.signet.demo.provider;

import org.jspecify.annotations.NullMarked;
