package dev.signet.auth.client.detail;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.ClientProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;
import org.springframework.stereotype.Component;

/** The types of authorization details that clients may ask for. A client that is not configured any more may ask for none. */
@Component
public class DetailPolicies {

    private final Map<ClientId, Set<String>> types = new HashMap<>();

    DetailPolicies(OAuth2AuthorizationServerProperties clients, ClientProperties settings) {
        clients.getClient().forEach((name, client) -> {
            ClientProperties.Settings own = settings.settings().get(name);
            String id = client.getRegistration().getClientId();
            if (own != null && id != null) {
                types.put(new ClientId(id), own.authorizationDetailsTypes());
            }
        });
    }

    public Set<String> of(ClientId client) {
        return types.getOrDefault(client, Set.of());
    }
}
