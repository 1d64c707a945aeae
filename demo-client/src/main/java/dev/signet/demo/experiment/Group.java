package dev.signet.demo.experiment;

import java.util.Locale;

/** What experiments are about, in the order of the page. */
public enum Group {
    REFRESH,
    TOKEN,
    SESSION;

    /** The message that names it. */
    public String key() {
        return "experiments." + name().toLowerCase(Locale.ROOT);
    }
}
