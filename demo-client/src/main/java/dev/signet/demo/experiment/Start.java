package dev.signet.demo.experiment;

import java.util.Map;

/**
 * How an experiment begins.
 *
 * @param address where the browser goes; empty for those that are done here
 * @param post whether by a form of this app, or by a link
 * @param fields of the form
 */
public record Start(String address, boolean post, Map<String, String> fields) {

    /** By a form, and the answer to that is the result. */
    public static final Start HERE = new Start("", true, Map.of());

    public Start {
        fields = Map.copyOf(fields);
    }

    public static Start link(String address) {
        return new Start(address, false, Map.of());
    }

    public static Start form(String address, Map<String, String> fields) {
        return new Start(address, true, fields);
    }

    public boolean here() {
        return address.isEmpty();
    }
}
