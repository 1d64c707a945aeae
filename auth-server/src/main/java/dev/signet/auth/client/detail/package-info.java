/** Which types of authorization details clients may ask for (RFC 9396). Owns no data: it stands in the configuration. */
@NullMarked
package dev.signet.auth.client.detail;

import org.jspecify.annotations.NullMarked;
