package dev.signet.auth.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client as its own developer sees it: what it sends, which need not be what the server knows of it.
 *
 * @param secret null for a public client
 * @param scope what it asks for unless a test says otherwise
 */
public record TestClient(
        String id,
        @Nullable String secret,
        Method method,
        Set<String> grantTypes,
        String redirectUri,
        String postLogoutRedirectUri,
        String scope) {

    /** How a client authenticates at the token endpoint (OpenID Connect Core §9). */
    public enum Method {
        BASIC("client_secret_basic"),
        POST("client_secret_post"),
        ASSERTION("private_key_jwt"),
        NONE("none");

        private final String wireName;

        Method(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public TestClient withId(String other) {
        return new TestClient(other, secret, method, grantTypes, redirectUri, postLogoutRedirectUri, scope);
    }

    public TestClient withSecret(@Nullable String other) {
        return new TestClient(id, other, method, grantTypes, redirectUri, postLogoutRedirectUri, scope);
    }

    public TestClient withRedirectUri(String other) {
        return new TestClient(id, secret, method, grantTypes, other, postLogoutRedirectUri, scope);
    }

    public TestClient withScope(String other) {
        return new TestClient(id, secret, method, grantTypes, redirectUri, postLogoutRedirectUri, other);
    }

    /** The same client, authenticating in another way. */
    public TestClient by(Method other) {
        return new TestClient(id, secret, other, grantTypes, redirectUri, postLogoutRedirectUri, scope);
    }

    /** The value of its {@code Authorization} header (RFC 7617). */
    public String basic() {
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
