package dev.signet.auth.client;

import java.util.Locale;

/** Whose tokens a client may ask about or take back. */
public enum Reach {
    /** The tokens issued to itself; for introspection also those whose audience it is. */
    OWN,
    /** Every token of this server. For a gateway or an operator's tool, never for an ordinary application. */
    ANY;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reach of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
