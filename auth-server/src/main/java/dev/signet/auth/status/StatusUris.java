package dev.signet.auth.status;

import dev.signet.auth.Issuer;

/** Where status lists are read. */
public final class StatusUris {

    private static final String PATH = "/status";

    private StatusUris() {}

    /** Which lists there are (draft-ietf-oauth-status-list-20 §9). */
    public static String aggregation(Issuer issuer) {
        return issuer.value() + PATH;
    }

    /** Where whoever reads lists is told which of them have changed. */
    public static String events(Issuer issuer) {
        return lists(issuer) + "events";
    }

    public static String list(Issuer issuer, long list) {
        return lists(issuer) + list;
    }

    /** What the address of every list begins with. */
    static String lists(Issuer issuer) {
        return issuer.value() + PATH + "/";
    }
}
