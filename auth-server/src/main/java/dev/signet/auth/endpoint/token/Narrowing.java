package dev.signet.auth.endpoint.token;

import dev.signet.auth.client.Client;
import dev.signet.auth.endpoint.ResourceIndicators;
import dev.signet.auth.endpoint.RichAuthorization;
import dev.signet.auth.grant.AccessGrant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A token request may ask for less than was granted: fewer resources (RFC 8707 §2.2), fewer authorization details (RFC 9396 §6). */
@Component
class Narrowing {

    private final ResourceIndicators resources;
    private final RichAuthorization details;

    Narrowing(ResourceIndicators resources, RichAuthorization details) {
        this.resources = resources;
        this.details = details;
    }

    /**
     * What is left of {@code grant} for this one answer.
     *
     * @param asked the further parameters of the request
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the request asks for more, or for nothing that is left
     */
    AccessGrant narrow(Client client, AccessGrant grant, Map<String, Object> asked) {
        return details.narrow(client, resources.narrow(client, grant, ResourceIndicators.read(asked)), asked);
    }
}
