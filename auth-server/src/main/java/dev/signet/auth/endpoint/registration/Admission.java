package dev.signet.auth.endpoint.registration;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.credential.ClientSecrets;
import dev.signet.auth.client.credential.Proof;
import dev.signet.auth.client.registered.InitialAccessTokens;
import dev.signet.auth.client.registered.RegistrationProperties;
import dev.signet.auth.client.registered.RegistrationProperties.Policy;
import dev.signet.auth.endpoint.OAuthErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may register, and what a client may not say of itself when it changes its registration. */
@Component
class Admission {

    /** What the server decides alone (RFC 7592 §2.2). */
    private static final List<String> NOT_SENT = List.of(
            "registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at");

    private final RegistrationProperties properties;
    private final InitialAccessTokens tokens;
    private final RegistrationThrottle throttle;
    private final ClientSecrets secrets;

    Admission(
            RegistrationProperties properties,
            InitialAccessTokens tokens,
            RegistrationThrottle throttle,
            ClientSecrets secrets) {
        this.properties = properties;
        this.tokens = tokens;
        this.throttle = throttle;
        this.secrets = secrets;
    }

    /**
     * Lets somebody register a client.
     *
     * @param token that was presented; null if none was
     * @return how they came in, for the trail
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if they may not, or not so soon again
     */
    String of(@Nullable String token, String address) {
        Optional<String> name = token == null ? Optional.empty() : tokens.find(token, address);
        if (name.isPresent()) {
            return "by the initial access token " + name.get();
        }
        if (properties.policy() != Policy.OPEN) {
            throw OAuthErrors.invalidToken();
        }
        requireRoom();
        return "by anybody";
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the address that asks has asked too often */
    void requireRoom() {
        if (!throttle.take()) {
            throw OAuthErrors.temporarilyUnavailable();
        }
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if {@code sent} is not of that client, or says what it may not */
    void checkOwn(Client client, Map<String, @Nullable Object> sent, String address) {
        if (!client.id().value().equals(sent.get("client_id"))) {
            throw OAuthErrors.invalidClientMetadata("client_id is not that of the client.");
        }
        NOT_SENT.stream().filter(sent::containsKey).findFirst().ifPresent(name -> {
            throw OAuthErrors.invalidClientMetadata(name + " may not be sent.");
        });
        Object secret = sent.get("client_secret");
        if (secret != null && secrets.prove(client.secrets(), secret.toString(), address) != Proof.RIGHT) {
            throw OAuthErrors.invalidClientMetadata("client_secret is not that of the client.");
        }
    }
}
