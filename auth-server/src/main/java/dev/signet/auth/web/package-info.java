/**
 * What every page has: layout, theme and language, security headers, error pages.
 *
 * <p>Owns two ordinary cookies that hold a preference and no identity. Knows nothing of users, clients or sessions. May use no other
 * room.
 */
@NullMarked
package dev.signet.auth.web;

import org.jspecify.annotations.NullMarked;
