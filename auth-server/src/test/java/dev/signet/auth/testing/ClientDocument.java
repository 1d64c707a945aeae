package dev.signet.auth.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A web server with a document on it that describes a client (draft-ietf-oauth-client-id-metadata-document), which is good unless a test makes
 * it otherwise.
 */
public final class ClientDocument implements AutoCloseable {

    private static final String CALLBACK = "http://127.0.0.1/callback";

    private final RelyingParty host = RelyingParty.open();
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private ClientDocument() {
        members.put("client_id", id());
        members.put("client_name", "Helper");
        members.put("redirect_uris", List.of(CALLBACK));
        members.put("grant_types", List.of("authorization_code", "refresh_token"));
        members.put("token_endpoint_auth_method", "none");
        publish("max-age=300");
    }

    public static ClientDocument open() {
        return new ClientDocument();
    }

    public RelyingParty host() {
        return host;
    }

    /** How often it has been fetched. */
    public int fetched() {
        return host.received().size();
    }

    public String id() {
        return host.uri("/client.json").toString();
    }

    /** Null for no such member. */
    public void with(String member, @Nullable Object value) {
        if (value == null) {
            members.remove(member);
        } else {
            members.put(member, value);
        }
        publish("max-age=300");
    }

    /** Answers with the document from now on, and with this header. */
    public void publish(String cacheControl) {
        byte[] body = JSONObjectUtils.toJSONString(members).getBytes(StandardCharsets.UTF_8);
        host.is(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", cacheControl);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    /** The client that it describes. */
    public TestClient client() {
        TestClient.Method method = "none".equals(members.get("token_endpoint_auth_method"))
                ? TestClient.Method.NONE
                : TestClient.Method.ASSERTION;
        return new TestClient(
                id(), null, method, Set.of("authorization_code", "refresh_token"), CALLBACK, "", "openid profile");
    }

    @Override
    public void close() {
        host.close();
    }
}
