/**
 * What a login or a client obtained: from the request for authorization over the code to the line of refresh tokens.
 *
 * <p>Owns {@code access_grant}: one row for each grant, from its request to its end, moved from stage to stage by single
 * conditional statements whose row count decides who won. Keeps no token and no code in a form that works. Returns outcomes;
 * what follows from a reuse is decided in {@code revoke}. Does not make access tokens ({@code token}). May use {@code user},
 * {@code client}, {@code session}, {@code secret} and {@code audit}.
 */
@NullMarked
package dev.signet.auth.grant;

import org.jspecify.annotations.NullMarked;
