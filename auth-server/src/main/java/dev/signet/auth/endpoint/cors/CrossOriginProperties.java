package dev.signet.auth.endpoint.cors;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.WebAddress;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Apps that live in a browser alone.
 *
 * @param origins of their pages, such as {@code https://app.example.com}: scripts there may call the token, revocation and UserInfo endpoints,
 *     and read the metadata and the keys. No cookie is ever sent along, so such a page can do nothing that whoever holds a token could not do
 *     anyway. None, and browsers let no page of another origin read anything here
 */
@ConfigurationProperties(prefix = "signet.cors", ignoreUnknownFields = false)
record CrossOriginProperties(@Nullable Set<URI> origins) {

    private static final String ORIGINS = "signet.cors.origins";

    CrossOriginProperties {
        origins = origins == null ? Set.of() : new LinkedHashSet<>(origins);
        origins.forEach(CrossOriginProperties::check);
    }

    /** Whether a page of this origin, as a browser writes it, may read answers. */
    boolean allow(@Nullable String origin) {
        return origin != null
                && origins != null
                && origins.stream().anyMatch(each -> each.toString().equals(origin));
    }

    boolean areNamed() {
        return origins != null && !origins.isEmpty();
    }

    private static void check(URI origin) {
        WebAddress.check(ORIGINS, origin, "https://app.example.com");
        // A browser writes no default port, and lower case: anything else would never be equal.
        String written =
                origin.getScheme() + "://" + origin.getHost() + (origin.getPort() < 0 ? "" : ":" + origin.getPort());
        boolean usual = origin.getPort() == ("https".equals(origin.getScheme()) ? 443 : 80);
        if (usual
                || !written.equals(origin.toString())
                || !written.equals(written.toLowerCase(java.util.Locale.ROOT))) {
            throw new BadConfiguration(
                    ORIGINS,
                    "has an entry that is no origin as browsers write it",
                    "Write scheme, host and port alone, in lower case and without the usual port, such as https://app.example.com.");
        }
    }
}
