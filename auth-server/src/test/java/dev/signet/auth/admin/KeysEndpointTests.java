package dev.signet.auth.admin;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestServer;
import dev.signet.auth.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys on the management port of a server whose operator has exposed them there. */
@Tag("database")
class KeysEndpointTests {

    private static final int PORT = TestServer.freePort();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.startWith(Map.of(
                "management.server.port", PORT, "management.endpoints.web.exposure.include", "health,signetkeys"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsEveryKeyAndNothingSecret() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("sealed").doesNotContain("\"d\"");
        JsonNode keys = JsonMapper.shared().readTree(answer.body());
        assertThat(keys.findValuesAsString("algorithm")).contains("RS256", "ES256", "HS256");
        assertThat(keys.findValuesAsString("state")).contains("ACTIVE");
        assertThat(keys.get(0).path("activatesAt").isString()).isTrue();
    }

    @Test
    void rotatesWithNotice() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(rotation("application/json", "{\"algorithm\":\"RS256\"}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"state\":\"ANNOUNCED\"");
        assertThat(send(rotation("application/json", "{\"algorithm\":\"none\"}"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** A page that a browser on the same machine shows can send what a form can send. */
    @Test
    void pageOfAnotherSiteRotatesNothing() throws IOException, InterruptedException {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "")) {
            assertThat(send(rotation(type, "{\"algorithm\":\"EdDSA\"}")).statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
        HttpResponse<String> preflight = send(HttpRequest.newBuilder(uri("/any"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "DELETE"));
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .isEmpty();
    }

    @Test
    void accessTokensOfARevokedKeyAreGoodNowhere() throws IOException, InterruptedException, ParseException {
        OAuth oauth = server.oauth();
        Tokens tokens = oauth.authorize(aClient()).as("alice").exchange();
        String own = oauth.clientCredentials(machine()).accessToken();
        assertThat(tokens.userinfo()).hasStatus(200);
        String kid = SignedJWT.parse(own).getHeader().getKeyID();

        assertThat(send(revocation(kid)).statusCode()).isEqualTo(200);

        assertThat(tokens.userinfo()).hasStatus(401);
        assertThat(tokens.accessTokenIsActive()).isFalse();
        assertThat(oauth.isActive(own)).isFalse();
        assertThat(tokens.refresh().userinfo())
                .as("a refresh brings a good one")
                .hasStatus(200);
        assertThat(send(revocation(kid)).statusCode()).isEqualTo(404);
    }

    @Test
    void refreshTokensOfARevokedKeyAreAllOver() throws IOException, InterruptedException {
        OAuth oauth = server.oauth();
        Tokens tokens = oauth.authorize(aClient()).as("alice").exchange();

        for (JsonNode key : JsonMapper.shared()
                .readTree(send(HttpRequest.newBuilder(uri(""))).body())) {
            if ("HS256 ACTIVE"
                    .equals(key.path("algorithm").asString() + " "
                            + key.path("state").asString())) {
                assertThat(send(revocation(key.path("kid").asString())).statusCode())
                        .isEqualTo(200);
            }
        }

        assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
        Tokens next = oauth.authorize(aClient()).as("alice").exchange();
        assertThat(next.refresh().refresh()).hasStatus(200);
    }

    @Test
    void isNotThereUnlessItWasExposed() throws IOException, InterruptedException {
        int port = TestServer.freePort();
        try (RunningServer plain = RunningServer.startWith(Map.of("management.server.port", port))) {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/signetkeys")));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(plain.oauth().get("/actuator/signetkeys").status()).isIn(401, 404);
        }
        assertThat(server.oauth().get("/actuator/signetkeys").status())
                .as("where users are, it is not even when exposed")
                .isIn(401, 404);
    }

    private static HttpRequest.Builder rotation(String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("")).POST(BodyPublishers.ofString(body));
        return type.isEmpty() ? request : request.header("Content-Type", type);
    }

    private static HttpRequest.Builder revocation(String kid) {
        return HttpRequest.newBuilder(uri("/" + kid)).DELETE();
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + PORT + "/actuator/signetkeys" + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
