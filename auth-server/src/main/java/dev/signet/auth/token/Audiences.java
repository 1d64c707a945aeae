package dev.signet.auth.token;

import dev.signet.auth.client.Client;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** For which APIs a client may have access tokens: the most that can stand in their {@code aud}. */
@Component
public class Audiences {

    private final TokenProperties properties;

    Audiences(TokenProperties properties) {
        this.properties = properties;
    }

    /** Those of the client, or of the server where it has none of its own; never empty. */
    public Set<String> of(Client client) {
        return client.audiences().isEmpty()
                ? Objects.requireNonNullElse(properties.audience(), Set.of())
                : client.audiences();
    }
}
