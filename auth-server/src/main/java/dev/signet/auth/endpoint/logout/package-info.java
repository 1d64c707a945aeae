/** RP-Initiated Logout (OpenID Connect RP-Initiated Logout 1.0). */
@NullMarked
package dev.signet.auth.endpoint.logout;

import org.jspecify.annotations.NullMarked;
