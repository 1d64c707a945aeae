/**
 * The page after signing out, on which the browser tells relying parties of it (OpenID Connect Front-Channel Logout 1.0). Owns no
 * data; what was ended is {@code revoke}'s.
 */
@NullMarked
package dev.signet.auth.login.frontchannel;

import org.jspecify.annotations.NullMarked;
