/**
 * Where browsers' sessions are kept, by Spring Session: the database, or a Redis. The store holds digests of the cookies' tickets,
 * and for each browser what it wanted to see, its CSRF token, and the {@code sid} that it carries. It decides nothing.
 */
@NullMarked
package dev.signet.auth.session.store;

import org.jspecify.annotations.NullMarked;
