/**
 * What devices without a browser ask for (RFC 8628), from their request to the person's answer. Part of the room {@code grant}.
 *
 * <p>Owns {@code device_request}. What was allowed becomes a grant like any other; this package does not redeem it.
 */
@NullMarked
package dev.signet.auth.grant.device;

import org.jspecify.annotations.NullMarked;
