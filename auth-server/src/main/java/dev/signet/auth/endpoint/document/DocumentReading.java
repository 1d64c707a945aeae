package dev.signet.auth.endpoint.document;

import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.metadata.ClientMetadata;
import dev.signet.auth.client.metadata.DescribedClients;
import dev.signet.auth.client.metadata.MetadataRefusal;
import dev.signet.auth.client.metadata.Offer;
import dev.signet.auth.key.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a document: what stands in it is client metadata (RFC 7591 §2), without anything that would need a shared secret (§4.1 of the draft). The
 * client goes by the host of its address, which it cannot choose as it does its name.
 */
@Component
class DocumentReading {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentReading.class);
    private static final Set<String> METHODS = Set.of("none", "private_key_jwt");
    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "refresh_token");
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final DocumentProperties properties;
    private final DescribedClients described;
    private final Keys keys;

    DocumentReading(DocumentProperties properties, DescribedClients described, Keys keys) {
        this.properties = properties;
        this.described = described;
        this.keys = keys;
    }

    /**
     * A client, as its document says that it is.
     *
     * @param metadata what was understood, as JSON
     */
    record Described(Client client, String metadata) {}

    /** Empty if the document describes no client that could be one here. Its developer finds out why in the log, at debug. */
    Optional<Described> read(ClientId id, URI address, byte[] document) {
        try {
            Map<String, @Nullable Object> sent =
                    JsonMapper.shared().readValue(new String(document, StandardCharsets.UTF_8), OBJECT);
            if (sent == null || !id.value().equals(sent.get("client_id")) || holdsSecret(sent)) {
                LOG.debug("A document is not of the client whose id its address is, or holds a secret");
                return Optional.empty();
            }
            Offer offer = offer();
            ClientMetadata metadata = ClientMetadata.read(sent, offer);
            return Optional.of(new Described(
                    described.make(id, address.getAuthority(), metadata, null, offer),
                    JsonMapper.shared().writeValueAsString(metadata.members())));
        } catch (JacksonException malformed) {
            LOG.debug("A document is no JSON object");
            return Optional.empty();
        } catch (MetadataRefusal refused) {
            LOG.debug("A document describes no client that could be one here: {}", refused.description());
            return Optional.empty();
        }
    }

    private static boolean holdsSecret(Map<String, @Nullable Object> sent) {
        return sent.containsKey("client_secret") || sent.containsKey("client_secret_expires_at");
    }

    private Offer offer() {
        return new Offer(
                properties.scopes(),
                properties.audiences(),
                METHODS,
                GRANT_TYPES,
                keys.algorithms().stream().map(SigningAlgorithm::wireName).collect(Collectors.toSet()),
                true);
    }
}
