/** The catalogue of what is on the wire. */
@NullMarked
package dev.signet.demo.explain;

import org.jspecify.annotations.NullMarked;
