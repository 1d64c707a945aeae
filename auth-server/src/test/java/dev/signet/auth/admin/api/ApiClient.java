package dev.signet.auth.admin.api;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.OAuth;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that uses the API with a token, and holds every answer against the description. */
final class ApiClient {

    private static final Description DESCRIPTION = new Description();

    private final OAuth oauth;
    private final @Nullable String token;

    ApiClient(OAuth oauth, @Nullable String token) {
        this.oauth = oauth;
        this.token = token;
    }

    Answer get(String path) {
        return send("GET", path);
    }

    Answer post(String path) {
        return send("POST", path);
    }

    Answer delete(String path) {
        return send("DELETE", path);
    }

    /** What a page lists. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> items(Answer page) {
        return (List<Map<String, Object>>) page.json().get("items");
    }

    /** The page that {@code page} says is next; null if there is none. */
    @Nullable
    Answer next(Answer page) {
        Object next = page.json().get("next");
        return next == null ? null : send("GET", URI.create(next.toString()));
    }

    private Answer send(String method, String path) {
        return send(method, oauth.uri("/admin/api" + path));
    }

    private Answer send(String method, URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        Answer answer = oauth.send(request);
        DESCRIPTION.check(method, uri.getPath().substring("/admin/api".length()), answer);
        return answer;
    }
}
