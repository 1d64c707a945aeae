package dev.signet.auth.client.key;

import java.util.Locale;

/** What a client's assertions may name as their audience. */
public enum AssertionAudience {
    /** This server's issuer identifier, as a string and nothing beside it: FAPI 2.0 Security Profile §5.3.2.1. */
    ISSUER,
    /** Also the token endpoint, or the endpoint that is asked, as older clients do; but nothing beside these. */
    ENDPOINT;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AssertionAudience of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
