/**
 * What has to happen before an authorization request is answered with a code (OpenID Connect Core §3.1.2.3, §3.1.2.4): a table of checks,
 * each a small class, asked in order after client, redirect URI and scopes were found good.
 */
@NullMarked
package dev.signet.auth.endpoint.authorization.interaction;

import org.jspecify.annotations.NullMarked;
