package dev.signet.auth.client;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** The clients as the framework's endpoints look them up: enabled ones alone. */
@Component
class RegisteredClients implements RegisteredClientRepository {

    private final Clients clients;

    RegisteredClients(Clients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.findEnabled(new ClientId(clientId))
                .map(Client::registration)
                .orElse(null);
    }

    /** @throws IllegalStateException always: clients are written through {@link Clients}, which knows all of them */
    @Override
    public void save(RegisteredClient registeredClient) {
        throw new IllegalStateException("clients are not written through the framework");
    }
}
