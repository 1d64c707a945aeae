package dev.signet.auth.client.response;

import static dev.signet.auth.BadConfiguration.require;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.WebAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which {@code sub} a client knows people, by the names of its metadata (OpenID Connect Registration §2).
 *
 * @param subjectType {@code public}, or {@code pairwise} for a client that is not to recognise people together with others. Changed later, everybody is
 *     a stranger to it
 * @param sectorIdentifierUri whose host names the clients that recognise people together; without it the host of the redirect URIs does
 */
public record SubjectSettings(
        @DefaultValue("public") SubjectType subjectType,
        @Nullable URI sectorIdentifierUri) {

    /** Where nothing is said. */
    public static final SubjectSettings NONE = new SubjectSettings(SubjectType.PUBLIC, null);

    /**
     * @param own the beginning of the client's settings, with a dot at its end
     * @param redirectUris whose host is the sector where no other is named
     * @throws BadConfiguration with the first rule that is broken
     */
    void check(String own, Set<String> redirectUris) {
        if (sectorIdentifierUri != null) {
            WebAddress.check(own + "sector-identifier-uri", sectorIdentifierUri, "https://example.com/apps.json");
        }
        require(
                sectorIdentifierUri == null || subjectType == SubjectType.PAIRWISE,
                own + "sector-identifier-uri",
                "is set, but subject-type is public",
                "Write subject-type: pairwise, or take this out.");
        require(
                subjectType == SubjectType.PUBLIC || sector(redirectUris) != null,
                own + "subject-type",
                "is pairwise, but the redirect URIs have not one host, and no sector-identifier-uri names another",
                "Add sector-identifier-uri, whose host stays the same whatever addresses the app gets.");
    }

    /** The sector; null for none, and where it cannot be told. */
    @Nullable
    String sector(Set<String> redirectUris) {
        if (subjectType == SubjectType.PUBLIC) {
            return null;
        }
        Set<String> hosts = sectorIdentifierUri == null
                ? redirectUris.stream().map(uri -> host(URI.create(uri))).collect(Collectors.toSet())
                : Set.of(host(sectorIdentifierUri));
        return hosts.size() == 1 && !hosts.contains("") ? hosts.iterator().next() : null;
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }
}
