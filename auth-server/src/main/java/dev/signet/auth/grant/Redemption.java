package dev.signet.auth.grant;

import dev.signet.auth.TokenSlot;
import org.jspecify.annotations.Nullable;

/** How the redemption of an authorization code ended (RFC 6749 §4.1.3). */
public sealed interface Redemption {

    /** The code is spent and the grant is active. It was this call, and no other, that did it. */
    record Redeemed(AccessGrant grant, @Nullable String refreshToken, TokenSlot accessToken) implements Redemption {
        @Override
        public String toString() {
            return "Redeemed[" + grant.id() + "]";
        }
    }

    /** The code had been spent before: what was obtained with it should end (RFC 6749 §4.1.2). */
    record Reused(AccessGrant grant) implements Redemption {}

    /** The code belongs to another client: it has leaked, and its grant should end. */
    record Stolen(AccessGrant grant) implements Redemption {}

    /** No such code, or not any more, or not with this redirect URI or verifier. */
    record Refused() implements Redemption {}
}
