/**
 * The device authorization grant (RFC 8628) but for its last step, which is at the token endpoint: the endpoint where a device asks,
 * and the page where a person answers.
 *
 * <p>Owns the throttling of user codes. Does not own the requests ({@code grant.device}).
 */
@NullMarked
package dev.signet.auth.endpoint.device;

import org.jspecify.annotations.NullMarked;
