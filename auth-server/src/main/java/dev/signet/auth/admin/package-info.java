/**
 * Administration: the set-up that creates the first administrator, the keys on the management port, and the API.
 *
 * <p>Owns {@code setup_code}. May use every room of a lower tier.
 */
@NullMarked
package dev.signet.auth.admin;

import org.jspecify.annotations.NullMarked;
