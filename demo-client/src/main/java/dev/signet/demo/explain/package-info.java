/**
 * Owns the words for what is on the wire: what each parameter, header, member and claim is for, in a line, and where that is written. One
 * catalogue, the messages named {@code term.*}, in two languages. Opens tokens to be read, and verifies nothing. Uses nothing else of this app.
 */
@NullMarked
package dev.signet.demo.explain;

import org.jspecify.annotations.NullMarked;
