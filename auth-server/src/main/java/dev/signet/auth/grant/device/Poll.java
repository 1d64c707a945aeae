package dev.signet.auth.grant.device;

import dev.signet.auth.grant.GrantId;

/** What a device is told when it asks for its tokens (RFC 8628 §3.5). */
public sealed interface Poll {

    /**
     * A person allowed it.
     *
     * @param late whether the time of the request was over before the device asked
     */
    record Allowed(GrantId grant, boolean late) implements Poll {}

    /** Nobody has answered yet. */
    record Pending() implements Poll {}

    /** Nobody has answered yet, and the device asks too often: it waits five seconds longer from now on. */
    record TooFast() implements Poll {}

    /** A person refused it. */
    record Denied() implements Poll {}

    /** Nobody answered in time. */
    record Expired() implements Poll {}

    /** Not a device code of this server, or of this client, or not any more. */
    record Unknown() implements Poll {}
}
