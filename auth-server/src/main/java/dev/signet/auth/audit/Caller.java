package dev.signet.auth.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from. Both parts are hints and prove nothing: an address is shared and changes, and anybody may send any
 * user agent.
 *
 * @param address of the network peer, or what a trusted proxy said of it; null outside of a request
 * @param userAgent what the {@code User-Agent} header said (RFC 9110 §10.1.5), in printable ASCII, the first {@value #LONGEST_AGENT}
 *     characters of it; null where there is none
 */
public record Caller(@Nullable String address, @Nullable String userAgent) {

    /** Nobody: what the server does by itself. */
    public static final Caller NONE = new Caller(null, null);

    /** The longest text of an IPv6 address. */
    private static final int LONGEST_ADDRESS = 45;

    private static final int LONGEST_AGENT = 200;

    public Caller {
        address = printable(address, LONGEST_ADDRESS);
        userAgent = printable(userAgent, LONGEST_AGENT);
    }

    /** Whoever reads the trail reads what a stranger sent: no line breaks, no control characters, no end. */
    private static @Nullable String printable(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.substring(0, Math.min(clean.length(), longest));
    }
}
