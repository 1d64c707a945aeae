/**
 * What clients say of themselves that nobody configured, in the language of RFC 7591 §2: whether they register or publish it. It is turned into
 * the settings that an operator would write, and then read, checked and kept as these are.
 *
 * <p>Owns no data. Part of the room {@code client}.
 */
@NullMarked
package dev.signet.auth.client.metadata;

import org.jspecify.annotations.NullMarked;
