package dev.signet.auth.endpoint.authorization.object;

import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.endpoint.ProtocolExtension;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says in the metadata whether requests may, or must, be signed (RFC 9101 §10.5, OpenID Connect Discovery §3). */
@Component
class RequestObjectExtension implements ProtocolExtension {

    private final RequestObjectProperties properties;

    RequestObjectExtension(RequestObjectProperties properties) {
        this.properties = properties;
    }

    @Override
    public void describe(Map<String, Object> metadata) {
        metadata.put("request_parameter_supported", properties.enabled());
        if (properties.enabled()) {
            metadata.put(
                    "request_object_signing_alg_values_supported",
                    Arrays.stream(SigningAlgorithm.values())
                            .map(SigningAlgorithm::wireName)
                            .toList());
            metadata.put("require_signed_request_object", properties.required());
        }
    }
}
