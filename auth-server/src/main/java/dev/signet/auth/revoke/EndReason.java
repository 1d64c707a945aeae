package dev.signet.auth.revoke;

import java.util.Locale;

/** Why something ended; kept with it. */
public enum EndReason {
    SIGNED_OUT,
    ANOTHER_USER_SIGNED_IN,
    REVOKED_BY_CLIENT,
    CODE_REUSED,
    CODE_STOLEN,
    REFRESH_TOKEN_REUSED,
    USER_DISABLED,
    CLIENT_DISABLED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
