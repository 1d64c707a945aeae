/** The UserInfo endpoint (OpenID Connect Core §5.3). */
@NullMarked
package dev.signet.auth.endpoint.userinfo;

import org.jspecify.annotations.NullMarked;
