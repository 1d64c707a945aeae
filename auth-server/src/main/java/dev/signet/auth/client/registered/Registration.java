package dev.signet.auth.client.registered;

import dev.signet.auth.client.ClientId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a client came that nobody configured.
 *
 * @param metadata what it says of itself, as JSON with the names of RFC 7591 §2
 */
public record Registration(ClientId client, Origin origin, String metadata, Instant registeredAt) {

    /** With this the ids begin that are given to clients that register; never with {@code https://}, which is the beginning of addresses. */
    static final String PREFIX = "dcr_";

    /** The beginning of addresses of documents; plain http is understood on a developer's own machine. */
    private static final String ADDRESS = "http";

    /** Who described it. */
    public enum Origin {
        /** The client itself, when it registered. */
        REGISTERED,
        /** A document at the address that is its id. */
        DOCUMENT;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Origin of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether a client of this id may have come that way. Spares asking the database about all others. */
    static boolean possible(ClientId id) {
        return id.value().startsWith(PREFIX) || id.value().startsWith(ADDRESS);
    }

    /** What it calls itself. */
    public String name() {
        return JsonMapper.shared().readTree(metadata).path("client_name").asString("");
    }

    /** The address that it gives in the member of that name. */
    public Optional<URI> address(String member) {
        JsonNode value = JsonMapper.shared().readTree(metadata).path(member);
        return value.isString() ? Optional.of(URI.create(value.asString())) : Optional.empty();
    }
}
