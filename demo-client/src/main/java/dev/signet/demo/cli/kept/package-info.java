/**
 * Owns what stays on this machine between two commands: one grant, in a file that only its owner may read, and the turn that commands
 * take at it. May use {@code server} and {@code outside}.
 */
@NullMarked
package dev.signet.demo.cli.kept;

import org.jspecify.annotations.NullMarked;
