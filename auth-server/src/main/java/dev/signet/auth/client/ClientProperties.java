package dev.signet.auth.client;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What Signet knows of a client beyond Spring Boot's own properties, under the same name as there:
 * {@code signet.client.settings.<name>.*} goes with {@code spring.security.oauth2.authorizationserver.client.<name>.*}.
 */
@ConfigurationProperties("signet.client")
public record ClientProperties(@Nullable Map<String, Settings> settings) {

    public ClientProperties {
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }

    /**
     * The settings of one client.
     *
     * @param audiences the {@code aud} of its access tokens; where none is named, {@code signet.token.audience}. For an API that
     *     introspects tokens: which ones are meant for it
     * @param mayIntrospect whose tokens it may introspect; {@code any} lets it read who uses which application
     * @param mayRevoke whose tokens it may revoke; {@code any} lets it sign out everybody
     */
    public record Settings(
            @Nullable Set<String> audiences,
            @Nullable Reach mayIntrospect,
            @Nullable Reach mayRevoke) {

        static final Settings NONE = new Settings(null, null, null);

        public Settings {
            audiences = audiences == null ? Set.of() : Set.copyOf(audiences);
            mayIntrospect = mayIntrospect == null ? Reach.OWN : mayIntrospect;
            mayRevoke = mayRevoke == null ? Reach.OWN : mayRevoke;
        }
    }

    Settings of(String name) {
        return settings == null ? Settings.NONE : settings.getOrDefault(name, Settings.NONE);
    }
}
