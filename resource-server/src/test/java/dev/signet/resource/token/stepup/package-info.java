/** Owns how demands are written, and which of them stop the start. */
@NullMarked
package dev.signet.resource.token.stepup;

import org.jspecify.annotations.NullMarked;
