package dev.signet.auth.revoke;

import java.util.Locale;

/** Why something ended; kept with it. */
public enum EndReason {
    SIGNED_OUT,
    SIGNED_OUT_EVERYWHERE,
    ENDED_BY_USER,
    ENDED_BY_ADMINISTRATOR,
    SESSION_LIMIT,
    SESSION_EXPIRED,
    PASSWORD_CHANGED,
    ACCESS_TAKEN_AWAY,
    ACCOUNT_DELETED,
    ANOTHER_USER_SIGNED_IN,
    REVOKED_BY_CLIENT,
    CODE_REUSED,
    CODE_STOLEN,
    REFRESH_TOKEN_REUSED,
    USER_DISABLED,
    CLIENT_DISABLED;

    /** Whether two parties held the same code or tokens of the same line. */
    boolean theft() {
        return this == CODE_REUSED || this == CODE_STOLEN || this == REFRESH_TOKEN_REUSED;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
