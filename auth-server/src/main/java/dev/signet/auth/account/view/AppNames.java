package dev.signet.auth.account.view;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import org.springframework.stereotype.Component;

/** What applications are called. */
@Component
public class AppNames {

    private final Clients clients;

    AppNames(Clients clients) {
        this.clients = clients;
    }

    /** The name of the client, also of a disabled one; its id where it has none. */
    public String of(ClientId id) {
        return clients.find(id)
                .map(Client::registration)
                .map(registration -> registration.getClientName())
                .filter(name -> !name.isBlank())
                .orElse(id.value());
    }
}
