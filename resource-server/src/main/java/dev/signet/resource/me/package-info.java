/** Owns the answer to "who does this token say I am?". Owns no state. May use Spring only. */
@NullMarked
package dev.signet.resource.me;

import org.jspecify.annotations.NullMarked;
