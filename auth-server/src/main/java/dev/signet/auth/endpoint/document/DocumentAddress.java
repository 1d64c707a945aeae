package dev.signet.auth.endpoint.document;

import dev.signet.auth.Issuer;
import dev.signet.auth.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which ids are addresses of documents: §3 of the draft. They are compared letter by letter, never normalized. */
final class DocumentAddress {

    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[eE]){1,2}");
    private static final int LONGEST = 200;

    private DocumentAddress() {}

    /** Whether {@code id} is meant to be one. Every other id says nothing about where its client is described. */
    static boolean meant(String id) {
        return id.startsWith("https://") || id.startsWith("http://");
    }

    /** The address, if it is a good one. Plain http is for a developer who tries everything out on one machine. */
    static Optional<URI> parse(String id, Issuer issuer) {
        try {
            URI uri = new URI(id);
            boolean web = "https".equals(uri.getScheme())
                    || (issuer.local() && "http".equals(uri.getScheme()) && WebAddress.isLoopback(uri));
            return id.length() <= LONGEST && web && wellFormed(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean wellFormed(URI uri) {
        String path = uri.getRawPath();
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && path != null
                && path.startsWith("/")
                && Arrays.stream(path.split("/"))
                        .noneMatch(part -> DOTS.matcher(part).matches());
    }
}
