package dev.signet.demo.cli.kept;

import dev.signet.demo.cli.outside.Json;
import dev.signet.demo.cli.server.Person;
import dev.signet.demo.cli.server.Tokens;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person allowed this program, and where: its tokens are shown to no other server than that. Does not print itself.
 *
 * @param api the API that it is for
 * @param scope what was granted
 * @param expiresAt when the access token ends, or {@code null} where nobody said
 * @param refreshToken {@code null} where the server gave none
 */
public record Grant(
        String issuer,
        String clientId,
        String api,
        Person person,
        String scope,
        String accessToken,
        @Nullable Instant expiresAt,
        @Nullable String refreshToken) {

    /** What a sign-in gave. */
    public static Grant of(String issuer, String clientId, String api, Person person, Tokens tokens, String askedFor) {
        String scope = tokens.scope().isEmpty() ? askedFor : tokens.scope();
        return new Grant(
                issuer, clientId, api, person, scope, tokens.accessToken(), tokens.expiresAt(), tokens.refreshToken());
    }

    /** After a refresh. A server that gave no new refresh token means the old one to go on (RFC 6749 §6). */
    Grant renewedBy(Tokens tokens) {
        String next = tokens.refreshToken() == null ? refreshToken : tokens.refreshToken();
        String granted = tokens.scope().isEmpty() ? scope : tokens.scope();
        return new Grant(issuer, clientId, api, person, granted, tokens.accessToken(), tokens.expiresAt(), next);
    }

    /** As it is written to the file. */
    String write() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", issuer);
        members.put("client_id", clientId);
        members.put("api", api);
        members.put("sub", person.subject());
        members.put("name", person.name());
        members.put("scope", scope);
        members.put("access_token", accessToken);
        if (expiresAt != null) {
            members.put("expires_at", expiresAt.toString());
        }
        if (refreshToken != null) {
            members.put("refresh_token", refreshToken);
        }
        return new Json(members).write();
    }

    /** Empty when the text is no grant. */
    static Optional<Grant> read(String text) {
        Json json = Json.read(text);
        return json.text("issuer")
                .flatMap(issuer -> json.text("client_id")
                        .flatMap(client -> json.text("api")
                                .flatMap(api -> json.text("access_token")
                                        .map(token -> new Grant(
                                                issuer,
                                                client,
                                                api,
                                                new Person(
                                                        json.text("sub").orElse(""),
                                                        json.text("name").orElse("")),
                                                json.text("scope").orElse(""),
                                                token,
                                                json.text("expires_at")
                                                        .flatMap(Grant::instant)
                                                        .orElse(null),
                                                json.text("refresh_token").orElse(null))))));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Grant[" + issuer + "]";
    }
}
