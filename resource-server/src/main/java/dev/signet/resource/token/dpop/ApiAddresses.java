package dev.signet.resource.token.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where this API stands as its clients see it, to be compared with the {@code htu} of a proof. The request itself is only asked for its
 * path: its {@code Host} and {@code X-Forwarded-*} headers are written by whoever sends it, so that a proof made
 * for another server would pass with that server's name in them, and behind a proxy they name what no client has ever seen.
 */
final class ApiAddresses {

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    private final List<String> bases;

    /** The addresses of the settings, or the origin of the audience when there are none. */
    ApiAddresses(List<URI> configured, URI audience) {
        List<URI> all = configured.isEmpty() ? List.of(audience.resolve("/")) : configured;
        this.bases = all.stream().map(ApiAddresses::withoutLastSlash).toList();
    }

    private static String withoutLastSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The first of this API's addresses for that path. */
    String first(String path) {
        return bases.get(0) + path;
    }

    /** Whether the {@code htu} is what {@link #first} made of a path, at any of this API's addresses. */
    boolean isAt(String htu, String first) {
        String path = first.substring(bases.get(0).length());
        Optional<String> claimed = normal(htu);
        return claimed.isPresent() && bases.stream().anyMatch(base -> claimed.equals(normal(base + path)));
    }

    /** The form for comparing (RFC 9449 §4.3: RFC 3986 §6.2.2 and §6.2.3), without query and fragment; empty when it has none. */
    static Optional<String> normal(String address) {
        try {
            URI uri = new URI(decoded(new URI(address).toASCIIString())).normalize();
            String scheme = lower(uri.getScheme());
            if (!DEFAULT_PORTS.containsKey(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            boolean usual = uri.getPort() == -1 || DEFAULT_PORTS.get(scheme).equals(uri.getPort());
            String port = usual ? "" : ":" + uri.getPort();
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return Optional.of(scheme + "://" + lower(uri.getHost()) + port + path);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Without the percent-encoding of what needs none, and with that of everything else in capitals. */
    private static String decoded(String address) {
        return ENCODED.matcher(address).replaceAll(octet -> {
            String character = Character.toString((char) Integer.parseInt(octet.group(1), 16));
            return UNRESERVED.matcher(character).matches()
                    ? character
                    : octet.group().toUpperCase(Locale.ROOT);
        });
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
