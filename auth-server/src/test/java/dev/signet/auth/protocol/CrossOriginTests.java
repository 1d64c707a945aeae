package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.Tokens;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins: the Fetch Standard's CORS protocol, for apps that live in a browser alone. */
@Tag("database")
class CrossOriginTests {

    private static final String APP = "https://app.example";
    private static final String EVIL = "https://evil.example";
    private static final RunningServer SERVER =
            RunningServer.startWith(Map.of("signet.cors.origins", APP + ",http://localhost:9004"));

    private final OAuth oauth = SERVER.oauth();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Nested
    @DisplayName("A page of an origin in the settings")
    class Named {

        @ParameterizedTest
        @CsvSource({
            "/oauth2/token, POST",
            "/oauth2/revoke, POST",
            "/userinfo, 'GET, POST'",
            "/oauth2/jwks, GET",
            "/.well-known/openid-configuration, GET",
            "/.well-known/oauth-authorization-server, GET",
        })
        void isToldBeforehandWhatItMaySend(String path, String methods) {
            Answer answer = preflight(path, APP);

            assertThat(answer).hasStatus(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).contains(APP);
            assertThat(answer.header("Access-Control-Allow-Methods")).contains(methods);
            assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization, Content-Type, DPoP");
            assertThat(answer.header("Access-Control-Max-Age")).contains("600");
            assertThat(answer.body()).isEmpty();
        }

        @Test
        void readsTheDocuments() {
            Answer keys = from(APP, oauth.request("/oauth2/jwks"));

            assertThat(keys).hasStatus(200);
            assertThat(keys.header("Access-Control-Allow-Origin")).contains(APP);
            assertThat(keys.headers("Vary"))
                    .as("may be kept, but not for others")
                    .contains("Origin");
        }

        @Test
        void readsTokensRefusalsAndWhoItIs() {
            Tokens tokens = oauth.authorize(cli()).as("alice").exchange();
            Answer refused = from(
                    APP,
                    HttpRequest.newBuilder(oauth.uri("/oauth2/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "grant_type=refresh_token&client_id=cli&refresh_token=x")));
            Answer person =
                    from(APP, oauth.request("/userinfo").header("Authorization", "Bearer " + tokens.accessToken()));
            Answer nobody = from(APP, oauth.request("/userinfo"));

            assertThat(refused).hasStatus(400);
            assertThat(refused.header("Access-Control-Allow-Origin")).contains(APP);
            assertThat(person).hasStatus(200);
            assertThat(person.header("Access-Control-Allow-Origin")).contains(APP);
            assertThat(nobody).hasStatus(401);
            assertThat(nobody.header("Access-Control-Allow-Origin")).contains(APP);
            assertThat(nobody.header("Access-Control-Expose-Headers").orElse(""))
                    .contains("WWW-Authenticate", "DPoP-Nonce");
        }

        /** The authorization endpoint and the pages are gone to, with a cookie; no script is ever to read them. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/oauth2/authorize?client_id=cli",
                    "/login",
                    "/consent",
                    "/account",
                    "/connect/logout",
                    "/oauth2/introspect",
                    "/oauth2/par",
                    "/oauth2/device_authorization",
                    "/admin/api/users",
                    "/oauth2/token/",
                    "/oauth2/TOKEN",
                    "/oauth2/%74oken",
                    "/"
                })
        void readsNothingElse(String path) {
            assertThat(allowing(preflight(path, APP))).as("preflight").isEmpty();
            assertThat(allowing(from(APP, oauth.request(path)))).isEmpty();
        }

        /** The documents are answered from memory: what the last page was told is not for the next one. */
        @Test
        void leavesNoTraceInWhatOthersAreAnswered() {
            for (String path : new String[] {"/oauth2/jwks", "/.well-known/openid-configuration"}) {
                from(APP, oauth.request(path));
                Answer other = from("http://localhost:9004", oauth.request(path));
                Answer foreign = from(EVIL, oauth.request(path));

                assertThat(other.headers("Access-Control-Allow-Origin")).containsExactly("http://localhost:9004");
                assertThat(other.headers("Vary")).containsExactly("Origin");
                assertThat(allowing(foreign)).isEmpty();
                assertThat(allowing(oauth.get(path))).isEmpty();
                assertThat(foreign.header("Cache-Control"))
                        .isEqualTo(other.header("Cache-Control"))
                        .isNotEmpty();
            }
        }

        @Test
        void neverBringsACookie() {
            for (String path : new String[] {"/oauth2/token", "/userinfo", "/oauth2/jwks"}) {
                assertThat(preflight(path, APP).header("Access-Control-Allow-Credentials"))
                        .isEmpty();
                assertThat(from(APP, oauth.request(path)).header("Access-Control-Allow-Credentials"))
                        .isEmpty();
            }
        }
    }

    @Nested
    @DisplayName("A page of any other origin")
    class Foreign {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    EVIL,
                    "null",
                    "*",
                    "http://app.example",
                    "https://app.example.evil.example",
                    "https://app.example:8443",
                    "https://APP.example",
                    "https://evil.example/https://app.example",
                    "https://app.example/",
                    "http://localhost:9005"
                })
        void readsNothing(String origin) {
            for (String path : new String[] {"/oauth2/token", "/userinfo", "/oauth2/jwks"}) {
                assertThat(allowing(preflight(path, origin))).as(path).isEmpty();
                Answer answer = from(origin, oauth.request(path));
                assertThat(allowing(answer)).as(path).isEmpty();
                assertThat(answer.headers("Vary")).contains("Origin");
            }
        }

        /** It is the browser that keeps the answer from the page: a program that names an origin is answered as ever. */
        @Test
        void isAnsweredAllTheSame() {
            Answer answer = from(
                    EVIL,
                    HttpRequest.newBuilder(oauth.uri("/oauth2/token"))
                            .header("Authorization", machine().basic())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));

            assertThat(answer).hasStatus(200);
            assertThat(allowing(answer)).isEmpty();
        }
    }

    private Answer preflight(String path, String origin) {
        return from(
                origin,
                HttpRequest.newBuilder(oauth.uri(path))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "dpop"));
    }

    private Answer from(String origin, HttpRequest.Builder request) {
        return oauth.send(request.header("Origin", origin));
    }

    private static java.util.List<String> allowing(Answer answer) {
        return answer.headers().map().keySet().stream()
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"))
                .toList();
    }
}
