/**
 * What has to happen before an authorization request is answered with a code (OpenID Connect Core §3.1.2.3): a table of checks, each a small
 * class, asked in order. They look at a request and a browser and touch nothing.
 */
@NullMarked
package dev.signet.auth.endpoint.authorization.check;

import org.jspecify.annotations.NullMarked;
