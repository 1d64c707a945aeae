package dev.signet.demo.cli.server;

import dev.signet.demo.cli.outside.Answer;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets tokens from one authorization server, for one client, and gives them back. */
public final class TokenEndpoint {

    /** The grant type of RFC 8628 §3.4. */
    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

    private final Metadata server;
    private final String clientId;
    private final Web web;
    private final Clock clock;

    public TokenEndpoint(Metadata server, String clientId, Web web, Clock clock) {
        this.server = server;
        this.clientId = clientId;
        this.web = web;
        this.clock = clock;
    }

    /** Trades a code for tokens, with the verifier of its challenge (RFC 7636 §4.5). */
    public TokenOutcome redeem(String code, String verifier, URI redirect) {
        return ask(form(
                "authorization_code", "code", code, "code_verifier", verifier, "redirect_uri", redirect.toString()));
    }

    /** Asks whether the person has answered yet (RFC 8628 §3.4). */
    public TokenOutcome poll(String deviceCode) {
        return ask(form(DEVICE, "device_code", deviceCode));
    }

    /** Trades a refresh token for the next pair. It may be spent by this. */
    public TokenOutcome refresh(String refreshToken) {
        return ask(form("refresh_token", "refresh_token", refreshToken));
    }

    /**
     * Tokens for the client itself (RFC 6749 §4.4), which proves who it is by its secret, in the header.
     *
     * @param scope empty for all that the client may have
     */
    public TokenOutcome asMachine(String secret, String scope) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "client_credentials"));
        if (!scope.isEmpty()) {
            form.put("scope", scope);
        }
        // Encoded before they are joined (RFC 6749 §2.3.1), so that a colon in the id is not taken for the one between
        // them.
        byte[] pair = (Web.encode(clientId) + ":" + Web.encode(secret)).getBytes(StandardCharsets.UTF_8);
        return outcome(web.post(
                server.tokenEndpoint(), form, "Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /**
     * Gives a refresh token back, and with it the whole grant (RFC 7009 §2.1).
     *
     * @return false when the server has no place for that
     * @throws Trouble when it does not answer, or refuses
     */
    public boolean revoke(String refreshToken) {
        Optional<URI> endpoint = server.revocationEndpoint();
        if (endpoint.isEmpty()) {
            return false;
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", clientId);
        form.put("token", refreshToken);
        form.put("token_type_hint", "refresh_token");
        Answer answer = web.post(endpoint.get(), form, "");
        if (!answer.ok()) {
            throw Trouble.refused("The server answered " + answer.status() + " instead of revoking the token.");
        }
        return true;
    }

    private Map<String, String> form(String grantType, String... pairs) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grantType);
        form.put("client_id", clientId);
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    private TokenOutcome ask(Map<String, String> form) {
        return outcome(web.post(server.tokenEndpoint(), form, ""));
    }

    private TokenOutcome outcome(Answer answer) {
        @Nullable
        String accessToken = answer.ok() ? answer.json().text("access_token").orElse(null) : null;
        if (accessToken != null) {
            return new TokenOutcome.Granted(Tokens.of(answer.json(), accessToken, clock.instant()));
        }
        if (answer.status() >= 500 || answer.error().isEmpty()) {
            throw Trouble.noAnswer("The token endpoint answers " + answer.status()
                    + " and nothing that can be understood: try again in a moment.");
        }
        return new TokenOutcome.Refused(answer.error());
    }
}
