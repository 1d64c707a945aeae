/** Applications of other people, with handlers of their own: outside the packages in which the example API looks for its parts. */
@NullMarked
package dev.signet.sample;

import org.jspecify.annotations.NullMarked;
