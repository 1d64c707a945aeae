package dev.signet.auth.endpoint.document;

import dev.signet.auth.BadConfiguration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Clients that were never registered: their {@code client_id} is the address of a document that says what they are like.
 *
 * @param enabled whether they may ask people for access. Anybody who has a web server can then do so; the consent page names its host, and
 *     is shown each time
 * @param scopes that they may have; one that names none may have all of them. Add those of your APIs
 * @param audiences of their access tokens; where none is named, {@code signet.token.audience}
 * @param requests for documents in a minute, on behalf of one address that asks here as well as to one host
 */
@ConfigurationProperties(prefix = "signet.client-id-metadata-documents", ignoreUnknownFields = false)
public record DocumentProperties(
        @DefaultValue("false") boolean enabled,

        @DefaultValue({"openid", "profile", "email", "offline_access"})
        Set<String> scopes,

        @DefaultValue Set<String> audiences,
        @DefaultValue("30") int requests) {

    private static final String PREFIX = "signet.client-id-metadata-documents.";

    public DocumentProperties {
        scopes = Set.copyOf(scopes);
        audiences = Set.copyOf(audiences);
        if (scopes.isEmpty()) {
            throw new BadConfiguration(
                    PREFIX + "scopes", "is empty", "Name what such clients may have, such as openid.");
        }
        if (requests < 1) {
            throw new BadConfiguration(PREFIX + "requests", "is less than 1", "Write a number such as 30.");
        }
    }
}
