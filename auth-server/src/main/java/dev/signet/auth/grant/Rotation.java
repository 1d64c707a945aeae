package dev.signet.auth.grant;

import dev.signet.auth.TokenSlot;

/** How the use of a refresh token ended (RFC 6749 §6, RFC 9700 §4.14.2). */
public sealed interface Rotation {

    /**
     * The token is spent and {@code successor} is the one that is valid now. It was this call that did it, or, within the grace period,
     * an earlier one whose answer is given again.
     */
    record Rotated(AccessGrant grant, String successor, TokenSlot accessToken) implements Rotation {
        @Override
        public String toString() {
            return "Rotated[" + grant.id() + "]";
        }
    }

    /** The token had been rotated away, and not just now: two parties hold tokens of one line, so the whole grant should end. */
    record Reused(AccessGrant grant) implements Rotation {}

    /** So many access tokens of the grant are alive that older ones should end before there is one more. Nothing has changed. */
    record Crowded(AccessGrant grant) implements Rotation {}

    /** More was asked for than was granted. Nothing has changed. */
    record ScopeExceeded() implements Rotation {}

    /** Not a token of this server, or of this client, or not any more. */
    record Refused() implements Rotation {}
}
