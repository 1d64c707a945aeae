/** What clients may exchange access tokens for (RFC 8693). Owns no data: it stands in the configuration. */
@NullMarked
package dev.signet.auth.client.exchange;

import org.jspecify.annotations.NullMarked;
