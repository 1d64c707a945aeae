package dev.signet.auth.endpoint.authorization.object;

import dev.signet.auth.BadConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signed request objects (RFC 9101).
 *
 * @param enabled whether clients may sign their requests; each needs keys for that, in {@code signet.client.settings.<name>.jwks} or at its
 *     {@code jwk-set-uri}
 * @param required whether every client must; one client alone: {@code signet.client.settings.<name>.require-signed-request-object}
 * @param requireNbf whether a request object must say from when on it is good ({@code nbf}), as FAPI 2.0 Message Signing demands
 */
@ConfigurationProperties(prefix = "signet.request-object", ignoreUnknownFields = false)
public record RequestObjectProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean required,
        @DefaultValue("false") boolean requireNbf) {

    public RequestObjectProperties {
        if (required && !enabled) {
            throw new BadConfiguration(
                    "signet.request-object.required",
                    "is true, but signet.request-object.enabled is false",
                    "Take one of them out.");
        }
    }
}
