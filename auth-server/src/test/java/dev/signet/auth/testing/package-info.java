/**
 * What the tests stand on: a server on a database, one OAuth client that speaks HTTP and nothing else, and guards that watch
 * every test. No test reaches into the server except to make a user or to move its clock.
 */
@NullMarked
package dev.signet.auth.testing;

import org.jspecify.annotations.NullMarked;
