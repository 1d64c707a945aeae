/** What an authorization request says of the person and their login (OpenID Connect Core §3.1.2.1, §5.5), read and checked. */
@NullMarked
package dev.signet.auth.endpoint.authorization.asked;

import org.jspecify.annotations.NullMarked;
