package dev.signet.auth.client.metadata;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.ClientProperties;
import dev.signet.auth.client.ConfiguredClients;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;
import org.springframework.stereotype.Component;

/**
 * Makes clients of descriptions. A description becomes the settings that an operator would write for that client, and these are held to the
 * rules of settings: nobody can say of themselves what could not be configured. People are always asked about such a client.
 */
@Component
public class DescribedClients {

    private static final String NAME = "described";

    private final ConfiguredClients configured;
    private final SectorIdentifiers sectors;

    DescribedClients(ConfiguredClients configured, SectorIdentifiers sectors) {
        this.configured = configured;
        this.sectors = sectors;
    }

    /**
     * The client as it says that it is; it is not kept by this. May take as long as a request of {@code outbound} does.
     *
     * @param name by which it goes here
     * @param secret that it was given, or what is kept of it; null for none
     * @throws MetadataRefusal with the first rule that is broken
     */
    public Client make(ClientId id, String name, ClientMetadata metadata, @Nullable String secret, Offer offer) {
        Map<String, Object> settings = new LinkedHashMap<>(metadata.settings());
        settings.put("client.registration.client-id", id.value());
        settings.put("client.registration.client-name", name);
        settings.put("client.require-authorization-consent", true);
        settings.put("client.require-proof-key", offer.requireProofKey() || metadata.open());
        ClientMetadata.put(settings, "settings.audiences", offer.audiences());
        if (secret != null) {
            settings.put("client.registration.client-secret", secret);
        }
        Client client = read(new Binder(new MapConfigurationPropertySource(settings)));
        sectors.check(metadata);
        return client;
    }

    private Client read(Binder settings) {
        try {
            return configured.read(
                    NAME,
                    settings.bindOrCreate("client", OAuth2AuthorizationServerProperties.Client.class),
                    settings.bindOrCreate("settings", ClientProperties.Settings.class));
        } catch (BadConfiguration broken) {
            throw ClientMetadata.refusal(broken);
        } catch (BindException unreadable) {
            throw new MetadataRefusal(MetadataRefusal.Kind.METADATA, "A value is not of the form that it must have");
        }
    }
}
