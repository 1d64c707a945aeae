/** What the inspector keeps of a conversation, and for how long. */
@NullMarked
package dev.signet.demo.inspect;

import org.jspecify.annotations.NullMarked;
