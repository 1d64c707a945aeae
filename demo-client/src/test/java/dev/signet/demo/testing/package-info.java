/** Owns what the tests stand on: a small authorization server with real signatures, a browser without a screen, and the app. */
@NullMarked
package dev.signet.demo.testing;

import org.jspecify.annotations.NullMarked;
