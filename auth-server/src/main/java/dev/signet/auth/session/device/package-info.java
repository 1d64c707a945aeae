/** What a session's device is called. Owns nothing. */
@NullMarked
package dev.signet.auth.session.device;

import org.jspecify.annotations.NullMarked;
