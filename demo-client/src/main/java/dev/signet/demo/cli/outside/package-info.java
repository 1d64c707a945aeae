/** Owns the network, the terminal, and the sentence in which a command ends that did not work. Uses nothing else of this program. */
@NullMarked
package dev.signet.demo.cli.outside;

import org.jspecify.annotations.NullMarked;
