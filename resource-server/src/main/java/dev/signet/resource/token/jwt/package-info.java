/**
 * Owns what makes a JWT a good access token for this API (RFC 9068 §4): whose it is, its header, its signature, its claims and its status,
 * and why it is refused. Does not own requests, answers or settings. May use {@code key}, {@code memory}, {@code status}, Spring Security's JWT types and Nimbus
 * JOSE, nothing else of this application.
 */
@NullMarked
package dev.signet.resource.token.jwt;

import org.jspecify.annotations.NullMarked;
