package dev.signet.auth.client.metadata;

import dev.signet.auth.outbound.OutboundHttp;
import dev.signet.auth.outbound.Outcome;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a client belongs to the sector that it names: the file at {@code sector_identifier_uri} has to list all of its redirect URIs (OpenID
 * Connect Registration §5).
 */
@Component
class SectorIdentifiers {

    private static final int LONGEST = 64 * 1024;

    private final OutboundHttp http;

    SectorIdentifiers(OutboundHttp http) {
        this.http = http;
    }

    /** @throws MetadataRefusal if the file is not there, or does not list them all */
    void check(ClientMetadata metadata) {
        metadata.sectorIdentifierUri().ifPresent(uri -> {
            if (!listed(URI.create(uri)).containsAll(metadata.redirectUris())) {
                throw MetadataRefusal.of(
                        Member.SECTOR_IDENTIFIER_URI, "leads to no JSON array in which all redirect_uris stand");
            }
        });
    }

    private Set<String> listed(URI uri) {
        if (!(http.get(uri, LONGEST) instanceof Outcome.Answered answer) || answer.status() != 200) {
            return Set.of();
        }
        try {
            JsonNode file = JsonMapper.shared().readTree(answer.body());
            return file.isArray()
                    ? file.valueStream()
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString)
                            .collect(Collectors.toSet())
                    : Set.of();
        } catch (JacksonException malformed) {
            return Set.of();
        }
    }
}
