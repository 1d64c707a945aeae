package dev.signet.auth.endpoint.authorization.response;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an answer travels ({@code response_mode}). */
public enum ResponseMode {
    /** In the query of the redirect URI: what is meant where a request for a code names none. */
    QUERY,
    /** In its fragment, which browsers keep to themselves: for clients that are a page. */
    FRAGMENT,
    /** In a form that the browser posts to it: neither in an address nor in a log. */
    FORM_POST,
    /** Signed, in the query (JARM §2.3.1). */
    QUERY_JWT(QUERY),
    /** Signed, in the fragment (JARM §2.3.2). */
    FRAGMENT_JWT(FRAGMENT),
    /** Signed, in a form (JARM §2.3.3). */
    FORM_POST_JWT(FORM_POST),
    /** Signed, as is usual for the response type: for a code in the query (JARM §2.3.4). */
    JWT(QUERY);

    /** The parameter by which a client asks for one. */
    public static final String PARAMETER = "response_mode";

    private static final String SIGNED = "_jwt";

    private final ResponseMode carrier;
    private final boolean signed;

    ResponseMode() {
        this.carrier = this;
        this.signed = false;
    }

    ResponseMode(ResponseMode carrier) {
        this.carrier = carrier;
        this.signed = true;
    }

    public static Optional<ResponseMode> find(String wireName) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName().equals(wireName))
                .findFirst();
    }

    public String wireName() {
        String name = name().toLowerCase(Locale.ROOT);
        return name.endsWith(SIGNED) ? name.substring(0, name.length() - SIGNED.length()) + ".jwt" : name;
    }

    /** Whether the answer is a signed JWT. */
    public boolean signed() {
        return signed;
    }

    /** Where it stands, signed or not. */
    ResponseMode carrier() {
        return carrier;
    }
}
