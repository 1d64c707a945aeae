package dev.signet.demo.inspect;

import java.util.Locale;

/** Who holds the state that an exchange rests on, or changes. */
public enum Holder {
    /** Carried by the browser: it names a session, and is worth nothing elsewhere. */
    COOKIE,
    /** Kept by a server, which can end it. */
    SESSION,
    /** In the hands of a client, and good wherever its signature is. */
    TOKEN,
    /** The exchange needs none. */
    NOBODY;

    /** Its name in style sheet and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
