package dev.signet.auth.consent;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.registered.Registration;
import dev.signet.auth.client.registered.Registrations;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out what there is to say of clients that nobody configured. */
@Component
class Strangers {

    /** Its logo is among the links: shown on our page it would speak in our name, and tell its owner who is looking. */
    private static final List<String> LINKS = List.of("client_uri", "policy_uri", "tos_uri", "logo_uri");

    private final Registrations registrations;

    Strangers(Registrations registrations) {
        this.registrations = registrations;
    }

    /** Empty for a client that an operator configured. */
    Optional<Stranger> find(Client client) {
        return registrations.find(client.id()).map(registration -> stranger(client, registration));
    }

    private static Stranger stranger(Client client, Registration registration) {
        boolean document = registration.origin() == Registration.Origin.DOCUMENT;
        URI address = document ? URI.create(client.id().value()) : null;
        return new Stranger(
                registration.name(),
                address == null ? null : address.getAuthority(),
                address == null ? null : address.toString(),
                LINKS.stream()
                        .flatMap(kind -> registration.address(kind).stream().map(uri -> link(kind, uri)))
                        .toList());
    }

    private static Stranger.Link link(String kind, URI uri) {
        return new Stranger.Link(kind, uri.toString(), uri.getAuthority());
    }
}
