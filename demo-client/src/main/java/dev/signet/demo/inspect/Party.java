package dev.signet.demo.inspect;

import java.util.Locale;

/** Who takes part, in the order of the lanes. */
public enum Party {
    BROWSER,
    APP,
    SIGNET,
    API;

    /** Its name in style sheet and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
