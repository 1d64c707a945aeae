/**
 * Random values, digests, MACs, sealing and constant-time comparison: the one place that touches them.
 *
 * <p>Owns no data and knows nothing of what its bytes mean. May use no other room.
 */
@NullMarked
package dev.signet.auth.secret;

import org.jspecify.annotations.NullMarked;
