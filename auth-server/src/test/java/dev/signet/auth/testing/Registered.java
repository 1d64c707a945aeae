package dev.signet.auth.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client that has registered itself.
 *
 * @param json the answer (RFC 7591 §3.2.1)
 */
public record Registered(OAuth oauth, Map<String, Object> json) {

    public String id() {
        return text("client_id");
    }

    public String token() {
        return text("registration_access_token");
    }

    public URI uri() {
        return URI.create(text("registration_client_uri"));
    }

    public @Nullable String secret() {
        return (String) json.get("client_secret");
    }

    /** What is registered of that name. */
    public @Nullable Object get(String member) {
        return json.get(member);
    }

    /** The same as whoever uses it. */
    public TestClient client() {
        return client(secret());
    }

    /** The same with a secret from before. */
    public TestClient client(@Nullable String secret) {
        TestClient.Method method = List.of(TestClient.Method.values()).stream()
                .filter(each -> each.wireName().equals(json.get("token_endpoint_auth_method")))
                .findFirst()
                .orElseThrow();
        return new TestClient(
                id(),
                secret,
                method,
                Set.of("authorization_code", "refresh_token"),
                ((List<?>) Objects.requireNonNull(json.get("redirect_uris")))
                        .get(0)
                        .toString(),
                "",
                "openid profile");
    }

    public Answer read() {
        return send("GET", token());
    }

    public Answer delete() {
        return send("DELETE", token());
    }

    /** Asks with another token; null for none. */
    public Answer send(String method, @Nullable String other) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri()).method(method, HttpRequest.BodyPublishers.noBody());
        return oauth.send(other == null ? request : request.header("Authorization", "Bearer " + other));
    }

    private String text(String member) {
        return Objects.requireNonNull(json.get(member), member).toString();
    }
}
