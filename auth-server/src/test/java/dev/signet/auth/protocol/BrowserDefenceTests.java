package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.RawHttp;
import dev.signet.auth.testing.RawHttp.RawAnswer;
import dev.signet.auth.testing.SignetTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told to refuse, and names that the server does not take from a request: RFC 9700 §4. */
@Tag("session")
@SignetTest
class BrowserDefenceTests {

    private static final String EVIL = "evil.example";

    private final OAuth oauth;
    private final People people;

    BrowserDefenceTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @Nested
    @DisplayName("RFC 8414 §3, RFC 9700 §4.4: the host of a request names nothing")
    class HostTricks {

        @ParameterizedTest
        @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
        void metadataDoesNotFollowTheHost(String path) {
            RawAnswer answer = get(path, "Host: " + EVIL);

            assertThat(answer.text()).doesNotContain(EVIL);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example",
                    "Forwarded: host=evil.example;proto=https",
                    "X-Host: evil.example",
                    "X-Original-Host: evil.example",
                    "X-Forwarded-Server: evil.example",
                    "X-Forwarded-Prefix: //evil.example",
                    "X-Original-URL: //evil.example",
                    "X-Rewrite-URL: //evil.example"
                })
        void forwardedHeadersAreNotBelieved(String headers) {
            String host = "Host: " + oauth.uri("/").getAuthority();

            for (String path : List.of("/.well-known/openid-configuration", "/login", authorizePath())) {
                RawAnswer answer = get(path, host, headers);
                assertThat(answer.text()).as(path).doesNotContain(EVIL);
                assertThat(answer.status()).as(path).isLessThan(500);
            }
        }

        @Test
        void theWayToTheLoginPageDoesNotFollowTheHost() {
            assertThat(get(authorizePath(), "Host: " + EVIL).text()).doesNotContain(EVIL);
        }

        @Test
        void theErrorPageDoesNotFollowTheHost() {
            assertThat(get("/oauth2/authorize?client_id=nobody", "Host: " + EVIL)
                            .text())
                    .doesNotContain(EVIL);
        }

        @Test
        void tokensDoNotFollowTheHost() {
            String body = "grant_type=client_credentials";

            RawAnswer answer = RawHttp.send(
                    oauth.uri("/"),
                    body,
                    "POST /oauth2/token HTTP/1.1",
                    "Host: " + EVIL,
                    "Authorization: "
                            + dev.signet.auth.testing.Clients.machine().basic(),
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: " + body.length());

            assertThat(answer.status()).isEqualTo(200);
            String token = answer.text().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
            assertThat(oauth.jwts().claims(token)).containsEntry("iss", oauth.issuer());
        }

        @Test
        void theWayBackAfterLoginDoesNotFollowTheHost() {
            var browser = oauth.browser();
            String sessionless = get(authorizePath(), "Host: " + EVIL).text();
            String cookie = sessionless.replaceAll("(?is).*set-cookie: ([^;\r\n]+).*", "$1");
            int equals = cookie.indexOf('=');
            browser.plant(cookie.substring(0, equals), cookie.substring(equals + 1));

            Answer answer = browser.login(people.newcomer(), browser.get("/login"));

            assertThat(answer.locationOrNothing()).isNotEmpty().doesNotContain(EVIL);
        }

        private String authorizePath() {
            URI uri = oauth.authorize(aClient()).uri();
            return uri.getRawPath() + "?" + uri.getRawQuery();
        }

        private RawAnswer get(String path, String... headers) {
            String[] lines = new String[headers.length + 1];
            lines[0] = "GET " + path + " HTTP/1.1";
            System.arraycopy(headers, 0, lines, 1, headers.length);
            return RawHttp.send(oauth.uri("/"), "", lines);
        }
    }

    @Nested
    @DisplayName("Security headers")
    class Headers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/login",
                    "/",
                    "/signed-out",
                    "/no-such-page",
                    "/oauth2/authorize?client_id=nobody",
                    "/userinfo"
                })
        void everyPageHasThem(String path) {
            assertDefended(oauth.browser().get(path));
        }

        @Test
        void theConsentPageHasThem() {
            Answer page = oauth.authorize(orchard()).as(people.newcomer()).answer();

            assertThat(page.page().has("consent-allow")).isTrue();
            assertDefended(page);
            assertThat(page).isNotCached();
        }

        @Test
        void theRedirectWithTheCodeLeavesNoTrace() {
            Answer redirect = oauth.authorize(aClient()).as("alice").answer();

            assertThat(redirect.header("Referrer-Policy").orElse("")).isIn("no-referrer", "same-origin");
            assertThat(redirect).isNotCached();
        }

        @Test
        void theLoginPageIsNotCached() {
            assertThat(oauth.browser().get("/login")).isNotCached();
        }

        @Test
        void pagesHaveNoScriptOrStyleInThem() {
            for (String path : List.of("/login", "/", "/signed-out", "/oauth2/authorize?client_id=nobody")) {
                String body = oauth.browser().get(path).body();
                assertThat(body)
                        .as(path)
                        .doesNotContain("<style")
                        .doesNotContain(" style=")
                        .doesNotContain(" onclick=");
                assertThat(body).as(path).doesNotContainPattern("<script(?![^>]*\\ssrc=)");
            }
        }

        @Test
        void theServerDoesNotSayWhatItRuns() {
            Answer answer = oauth.browser().get("/login");

            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
        }

        @Test
        void otherSitesMayNotReadAnswers() {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(oauth.uri("/login")).header("Origin", "https://evil.example");

            assertThat(oauth.send(request).header("Access-Control-Allow-Origin"))
                    .isEmpty();
        }

        private void assertDefended(Answer answer) {
            assertThat(answer.header("X-Content-Type-Options"))
                    .as(answer::toString)
                    .contains("nosniff");
            assertThat(answer.header("Referrer-Policy").orElse("")).isIn("no-referrer", "same-origin");
            String policy = answer.header("Content-Security-Policy").orElse("");
            List<String> directives =
                    Arrays.stream(policy.split(";")).map(String::strip).toList();
            assertThat(policy).doesNotContain("unsafe").doesNotContain("*");
            assertThat(directives).contains("frame-ancestors 'none'");
            assertThat(directives)
                    .anyMatch(each -> each.equals("default-src 'none'") || each.equals("default-src 'self'"));
            assertThat(directives).anyMatch(each -> each.equals("base-uri 'none'") || each.equals("base-uri 'self'"));
        }
    }

    @Nested
    @DisplayName("Nothing but what is meant to be public")
    class PublicSurface {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/actuator",
                    "/actuator/health",
                    "/actuator/env",
                    "/actuator/heapdump",
                    "/actuator/prometheus",
                    "/h2-console",
                    "/error",
                    "/oauth-error",
                    "/default-ui.css",
                    "/application.yml",
                    "/BOOT-INF/classes/application.yml",
                    "/WEB-INF/web.xml",
                    "/.git/config",
                    "/../application.yml",
                    "/%2e%2e/application.yml",
                    "/assets/css/%2e%2e/%2e%2e/application.yml"
                })
        void isNotThere(String path) {
            RawAnswer answer = RawHttp.send(
                    oauth.uri("/"),
                    "",
                    "GET " + path + " HTTP/1.1",
                    "Host: " + oauth.uri("/").getAuthority());

            assertThat(answer.status()).isNotEqualTo(200).isLessThan(500);
            assertThat(answer.text()).doesNotContain("client-secret").doesNotContain("orchard-secret");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "NONSENSE"})
        void otherMethodsDoNothing(String method) {
            RawAnswer answer = RawHttp.send(
                    oauth.uri("/"),
                    "",
                    method + " /login HTTP/1.1",
                    "Host: " + oauth.uri("/").getAuthority(),
                    "Cookie: secret=value-of-a-cookie",
                    "Content-Length: 0");

            assertThat(answer.status()).isBetween(400, 501).isNotEqualTo(500);
            assertThat(answer.text()).doesNotContain("value-of-a-cookie");
        }
    }
}
