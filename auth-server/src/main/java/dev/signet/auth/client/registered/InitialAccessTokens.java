package dev.signet.auth.client.registered;

import dev.signet.auth.client.credential.ClientSecrets;
import dev.signet.auth.client.credential.KeptSecret;
import dev.signet.auth.client.credential.Proof;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What lets somebody register clients (RFC 7591 §1.2): tokens of the configuration, of which only digests are known. */
@Component
public class InitialAccessTokens {

    private final ClientSecrets secrets;
    private final Map<String, KeptSecret> tokens;

    InitialAccessTokens(RegistrationProperties properties, ClientSecrets secrets) {
        this.secrets = secrets;
        this.tokens = properties.initialAccessTokens().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        each -> secrets.keep(
                                each.getValue().token(), each.getValue().expiresAt(), List.of())));
    }

    /**
     * The name of {@code token}, if it is one of them and good now.
     *
     * @param address where the request comes from
     */
    public Optional<String> find(String token, String address) {
        return tokens.entrySet().stream()
                .filter(each -> secrets.prove(List.of(each.getValue()), token, address) == Proof.RIGHT)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
