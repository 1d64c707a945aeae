package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.demo.testing.Browser;
import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoApp;
import dev.signet.demo.testing.DemoFixture;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8, at the relying party. */
class BackChannelLogoutTests extends DemoFixture {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeEach
    void signIn() {
        browser.signIn();
    }

    @Nested
    @DisplayName("2.6: what is refused, and ends nothing")
    class Refused {

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.signet.demo.BackChannelLogoutTests#wrongClaims")
        void tokenThatDoesNotSayWhatItMust(String name, Consumer<JWTClaimsSet.Builder> change) {
            refused(signet.logoutToken(change));
        }

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "at+jwt", "secevent+jwt", ""})
        void tokenOfAnotherKind(String type) {
            refused(signet.logoutToken(type));
        }

        @Test
        void idTokenOfThePersonWhoIsSignedIn() {
            refused(signet.idToken());
        }

        @Test
        void tokenThatSomebodyElseSigned() {
            refused(signet.forgedLogoutToken());
        }

        @Test
        void tokenThatNobodySigned() {
            String[] parts = signet.logoutToken().split("\\.");
            String header = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"typ\":\"logout+jwt\",\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));

            refused(header + "." + parts[1] + ".");
        }

        @Test
        void nothingAtAll() {
            refused("nonsense");
            assertThat(post("/logout/back-channel", "").statusCode()).isEqualTo(400);
            assertThat(browser.get("/").hook("who")).isEqualTo("alice");
        }

        @Test
        void tokenInTheAddress() {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(
                            URI.create(app.home + "/logout/back-channel?logout_token=" + signet.logoutToken()))
                    .GET());

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(browser.get("/").hook("who")).isEqualTo("alice");
        }

        /** Each unknown key would otherwise have the keys fetched anew. */
        @Test
        void forgeriesDoNotHaveTheKeysFetchedEachTime() {
            int before = signet.keyFetches.get();
            for (int i = 0; i < 30; i++) {
                refusedOrLater(signet.logoutToken().replaceFirst("^[^.]+", header("key-" + i)));
            }

            assertThat(signet.keyFetches.get() - before).isLessThan(5);
        }

        private void refused(String token) {
            assertThat(tell(token).statusCode()).isEqualTo(400);
            assertThat(browser.get("/").hook("who")).isEqualTo("alice");
        }

        private void refusedOrLater(String token) {
            assertThat(tell(token).statusCode()).isIn(400, 503);
        }

        private static String header(String kid) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("{\"typ\":\"logout+jwt\",\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}")
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("another issuer", claims -> claims.issuer("https://evil.example")),
                wrong("no issuer", claims -> claims.issuer(null)),
                wrong("another audience", claims -> claims.audience("harbor")),
                wrong("one audience too many", claims -> claims.audience(List.of("orchard", "harbor"))),
                wrong("no audience", claims -> claims.audience((String) null)),
                wrong("expired", claims -> claims.expirationTime(date(-600))),
                wrong("without an end", claims -> claims.expirationTime(null)),
                wrong("from the future", claims -> claims.issueTime(date(600))),
                wrong("without a time", claims -> claims.issueTime(null)),
                wrong("no jti", claims -> claims.jwtID(null)),
                wrong("a nonce", claims -> claims.claim("nonce", "n")),
                wrong("no events", claims -> claims.claim("events", null)),
                wrong("another event", claims -> claims.claim("events", Map.of("http://other.example", Map.of()))),
                wrong("neither sub nor sid", claims -> claims.subject(null).claim("sid", null)));
    }

    @Nested
    @DisplayName("2.7: what ends")
    class WhatEnds {

        @Test
        void theSessionThatCameFromIt() {
            String cookie = browser.cookies().get("ORCHARD_SESSION");

            HttpResponse<String> answer = tell(signet.logoutToken());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(cookie).isNotEmpty();
            Page page = browser.get("/");
            assertThat(page.has("who")).isFalse();
            assertThat(page.notice()).isEqualTo("SIGNED_OUT_THERE");
            assertThat(browser.get("/").notice()).as("told once").isEmpty();
        }

        @Test
        void theNextClickSaysWhy() {
            tell(signet.logoutToken());

            assertThat(browser.get("/orders").notice()).isEqualTo("SIGNED_OUT_THERE");
        }

        @Test
        void theNextFormSaysWhyAndDoesNothing() {
            tell(signet.logoutToken());

            Page page = browser.post("/orders", Map.of("item", "Apples", "quantity", "1"));

            assertThat(page.notice()).isEqualTo("SIGNED_OUT_THERE");
        }

        @Test
        void allOfThePersonWhereNoSessionIsNamed() {
            Browser other = app.browser();
            other.signIn();

            tell(signet.logoutToken(claims -> claims.claim("sid", null)));

            assertThat(browser.get("/").has("who")).isFalse();
            assertThat(other.get("/").has("who")).isFalse();
        }

        @Test
        void nothingOfAnotherSessionOrPerson() {
            assertThat(tell(signet.logoutToken(claims -> claims.claim("sid", "sid-2")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(tell(signet.logoutToken(claims -> claims.subject("user-bob")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(tell(signet.logoutToken(
                                    claims -> claims.subject("user-bob").claim("sid", null)))
                            .statusCode())
                    .isEqualTo(200);

            assertThat(browser.get("/").hook("who")).isEqualTo("alice");
        }

        @Test
        void nothingMoreByARepetition() {
            String token =
                    signet.logoutToken(claims -> claims.jwtID(UUID.randomUUID().toString()));
            tell(token);
            browser.signIn();

            assertThat(tell(token).statusCode()).isEqualTo(200);

            assertThat(browser.get("/").hook("who")).isEqualTo("alice");
        }
    }

    @Nested
    @DisplayName("How an open page finds out")
    class OpenPage {

        @Test
        void askingSaysWhetherTheSessionIsAlive() {
            assertThat(browser.get("/session/alive").html()).isEqualTo("alive");

            tell(signet.logoutToken());

            assertThat(browser.get("/session/alive").html()).isEqualTo("over");
            assertThat(browser.get("/").notice())
                    .as("asking did not use the notice up")
                    .isEqualTo("SIGNED_OUT_THERE");
        }

        @Test
        void strangerIsToldThatThereIsNone() {
            Page answer = app.browser().get("/session/alive");

            assertThat(answer.html()).isEqualTo("over");
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void onlyPagesOfThoseWhoAreSignedInAsk() {
            assertThat(browser.get("/").html()).contains("/js/alive-");
            assertThat(app.browser().get("/").html()).doesNotContain("/js/alive-");
        }
    }

    @Test
    void serverWhoseKeysCannotBeHadIsAskedToComeBack() {
        try (DemoApp lonely = DemoApp.start("http://localhost:" + DemoApp.freePort())) {
            HttpResponse<String> answer =
                    post(lonely.home, "/logout/back-channel", "logout_token=" + signet.logoutToken());

            assertThat(answer.statusCode()).isEqualTo(503);
        }
    }

    private static HttpResponse<String> tell(String token) {
        return post("/logout/back-channel", "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> post(String path, String form) {
        return post(app.home, path, form);
    }

    private static HttpResponse<String> post(String home, String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(home + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Date date(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static Arguments wrong(String name, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }
}
