/**
 * How an authorization request is read (RFC 6749 §3.1, §4.1.1): first its parameters, wherever they stand, then one list of rules, which are the
 * same for each of those places.
 */
@NullMarked
package dev.signet.auth.endpoint.authorization.request;

import org.jspecify.annotations.NullMarked;
