/**
 * Tells relying parties that a session has ended (OpenID Connect Back-Channel Logout 1.0).
 *
 * <p>Owns {@code logout_message}: what is to be told is written in the transaction of the end, and told afterwards by any node. Does not own
 * the end itself, which is {@code revoke}'s, nor the way out ({@code outbound}).
 */
@NullMarked
package dev.signet.auth.revoke.logout;

import org.jspecify.annotations.NullMarked;
