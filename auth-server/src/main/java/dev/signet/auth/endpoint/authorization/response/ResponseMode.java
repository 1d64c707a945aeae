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
    FORM_POST;

    /** The parameter by which a client asks for one. */
    public static final String PARAMETER = "response_mode";

    public static Optional<ResponseMode> find(String wireName) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName().equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
