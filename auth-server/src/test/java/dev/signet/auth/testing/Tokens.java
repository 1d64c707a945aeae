package dev.signet.auth.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the token endpoint answered to a client, and what the client may do with it. */
public record Tokens(OAuth oauth, TestClient client, Answer answer) {

    private static final List<String> SECRETS = List.of("access_token", "refresh_token", "id_token");

    static void noteAll(Answer answer) {
        Map<String, Object> json = answer.json();
        SECRETS.forEach(name -> Seen.noteIfAny(name, json.get(name)));
    }

    public String accessToken() {
        return text("access_token");
    }

    public String refreshToken() {
        return text("refresh_token");
    }

    public String idToken() {
        return text("id_token");
    }

    public Set<String> scope() {
        return Set.of(text("scope").split(" "));
    }

    /** The claims of the access token, its signature verified. */
    public Map<String, Object> accessTokenClaims() {
        return oauth.jwts().claims(accessToken());
    }

    /** From {@code iat} to {@code exp}. */
    public Duration accessTokenLifetime() {
        Map<String, Object> claims = accessTokenClaims();
        return Duration.ofSeconds(((Number) claims.get("exp")).longValue() - ((Number) claims.get("iat")).longValue());
    }

    /** The claims of the ID token, its signature verified. */
    public Map<String, Object> idTokenClaims() {
        return oauth.jwts().claims(idToken());
    }

    public EndpointRequest refreshRequest() {
        return oauth.refreshRequest(client, refreshToken());
    }

    public Tokens refresh() {
        return oauth.refresh(client, refreshToken());
    }

    public Answer userinfo() {
        return oauth.userinfo(accessToken());
    }

    public boolean accessTokenIsActive() {
        return oauth.isActive(accessToken());
    }

    private String text(String name) {
        if (answer.status() == 200 && answer.json().get(name) instanceof String text) {
            return text;
        }
        throw new AssertionError("no " + name + " in " + answer);
    }
}
