/** Owns what the tests share: an issuer with real keys, tokens to order, a clock that is set by hand, an HTTP client. */
@NullMarked
package dev.signet.resource.testing;

import org.jspecify.annotations.NullMarked;
