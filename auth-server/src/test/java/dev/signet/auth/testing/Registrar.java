package dev.signet.auth.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client that registers itself (RFC 7591), with metadata that is good unless a test makes it otherwise. */
public final class Registrar {

    private static final String ENDPOINT = "/connect/register";

    private final OAuth oauth;
    private final Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    private @Nullable String token;
    private String contentType = "application/json";

    private Registrar(OAuth oauth) {
        this.oauth = oauth;
        metadata.put("redirect_uris", List.of("https://garden.example/callback"));
        metadata.put("grant_types", List.of("authorization_code", "refresh_token"));
        metadata.put("client_name", "Garden");
    }

    public static Registrar at(OAuth oauth) {
        return new Registrar(oauth);
    }

    /** Null for a member without a value. */
    public Registrar with(String member, @Nullable Object value) {
        metadata.put(member, value);
        return this;
    }

    public Registrar without(String member) {
        metadata.remove(member);
        return this;
    }

    /** Presents this token. */
    public Registrar by(String other) {
        token = other;
        return this;
    }

    public Registrar as(String type) {
        contentType = type;
        return this;
    }

    public Answer send() {
        return send(JSONObjectUtils.toJSONString(metadata));
    }

    /** Sends this text in the place of the metadata. */
    public Answer send(String body) {
        return send("POST", oauth.uri(ENDPOINT), body);
    }

    /** Registers, which has to succeed. */
    public Registered register() {
        return registered(send(), 201);
    }

    /** Puts what it says now in the place of what was registered. */
    public Answer sendInPlaceOf(Registered registered) {
        by(token == null ? registered.token() : token);
        if (!metadata.containsKey("client_id")) {
            with("client_id", registered.id());
        }
        return send("PUT", registered.uri(), JSONObjectUtils.toJSONString(metadata));
    }

    /** The same, which has to succeed. */
    public Registered change(Registered registered) {
        return registered(sendInPlaceOf(registered), 200);
    }

    private Registered registered(Answer answer, int status) {
        AnswerAssert.assertThat(answer).hasStatus(status);
        Map<String, Object> json = answer.json();
        Seen.noteIfAny("client secret", json.get("client_secret"));
        Seen.noteIfAny("registration access token", json.get("registration_access_token"));
        return new Registered(oauth, json);
    }

    private Answer send(String method, URI uri, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return oauth.send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }
}
