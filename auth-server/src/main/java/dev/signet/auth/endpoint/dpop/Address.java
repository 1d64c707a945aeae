package dev.signet.auth.endpoint.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An address in the form in which {@code htu} is compared (RFC 9449 §4.3 step 9): without query and fragment, normalized by syntax and
 * scheme (RFC 3986 §6.2.2, §6.2.3).
 */
final class Address {

    private static final Pattern OCTET = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    private Address() {}

    /** Empty for what is no address of the web. */
    static Optional<String> normal(String text) {
        try {
            URI uri = new URI(OCTET.matcher(text).replaceAll(Address::decoded)).normalize();
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            int usual = scheme.equals("https") ? 443 : 80;
            String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** What needs no encoding has none; of everything else the digits are capitals. */
    private static String decoded(MatchResult octet) {
        String character =
                Character.toString((char) Integer.parseInt(octet.group().substring(1), 16));
        return UNRESERVED.matcher(character).matches()
                ? character
                : octet.group().toUpperCase(Locale.ROOT);
    }
}
