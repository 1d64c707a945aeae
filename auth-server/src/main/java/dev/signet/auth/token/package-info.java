/**
 * Making tokens and judging them: claims, lifetimes, formats.
 *
 * <p>Owns no data. Access tokens are RFC 9068 JWTs that no row records, or opaque ones that {@code grant} keeps; ID tokens are OpenID Connect Core §2. Does not decide who
 * may have one ({@code endpoint}), nor when access ends ({@code revoke}). May use {@code user}, {@code client}, {@code session},
 * {@code grant}, {@code key} and {@code status}.
 */
@NullMarked
package dev.signet.auth.token;

import org.jspecify.annotations.NullMarked;
