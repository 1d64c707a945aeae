package dev.signet.auth.client.exchange;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.ClientProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;
import org.springframework.stereotype.Component;

/** The policies of token exchange, by the client that they are for. A client that is not configured any more has none. */
@Component
public class ExchangePolicies {

    private final Map<ClientId, ExchangePolicy> policies = new HashMap<>();

    ExchangePolicies(OAuth2AuthorizationServerProperties clients, ClientProperties settings) {
        clients.getClient().forEach((name, client) -> {
            ClientProperties.Settings own = settings.settings().get(name);
            String id = client.getRegistration().getClientId();
            if (own != null && id != null) {
                policies.put(
                        new ClientId(id),
                        Optional.ofNullable(own.tokenExchange()).orElse(ExchangePolicy.NONE));
            }
        });
    }

    /** {@link ExchangePolicy#NONE} for a client of which nothing is said. */
    public ExchangePolicy of(ClientId client) {
        return policies.getOrDefault(client, ExchangePolicy.NONE);
    }
}
