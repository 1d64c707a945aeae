package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6750: how a token is sent, and how this API says no. */
class BearerTokenUsageTests extends ApiTest {

    private static final String METADATA =
            "resource_metadata=\"" + AUDIENCE + "/.well-known/oauth-protected-resource\"";
    private static final String BARE = "Bearer " + METADATA;

    @Nested
    @DisplayName("RFC 6750 §2: sending the token")
    class Sending {

        @Test
        void tokenInTheQueryIsNoToken() {
            Answer answer = api().get("/api/me?access_token=" + aToken().build());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).isEqualTo(BARE);
        }

        @Test
        void tokenInTheQueryBesideTheHeaderIsRefused() {
            String token = aToken().build();

            for (String query : new String[] {"access_token=" + token, "a=b&access_token=x", "access_token="}) {
                Answer answer = api().get("/api/me?" + query, token);

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.challenge()).startsWith("Bearer error=\"invalid_request\"");
            }
        }

        @Test
        void tokenInTheBodyIsNoToken() {
            Answer answer = api().send(api().request("/api/orders")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("access_token=" + aToken().build())));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).isEqualTo(BARE);
        }

        @Test
        void tokenInACookieIsNoToken() {
            Answer answer = api().send(api().request("/api/me")
                    .header("Cookie", "access_token=" + aToken().build())
                    .GET());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).isEqualTo(BARE);
        }

        @Test
        void twoAuthorizationHeadersAreRefusedThoughBothAreGood() {
            Answer answer = api().get("/api/me", aToken().build(), aToken().build());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.challenge())
                    .isEqualTo("Bearer error=\"invalid_request\", "
                            + "error_description=\"The request has more than one Authorization header\", " + METADATA);
        }

        @Test
        void bearerBesideBasicIsRefused() {
            Answer answer = api().send(api().request("/api/me", aToken().build())
                    .header("Authorization", "Basic YWxpY2U6d29uZGVybGFuZA==")
                    .GET());

            assertThat(answer.status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic YWxpY2U6d29uZGVybGFuZA==", "DPoPabc", "Bearerabc", "bear er"})
        void otherSchemesAreNoToken(String header) {
            Answer answer = api().send(api().request("/api/me")
                    .header("Authorization", header)
                    .GET());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).isEqualTo(BARE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer", "Bearer a b", "Bearer a,b", "Bearer \"a\"", "Bearer ä", "Bearer a=b"})
        void textThatCannotBeATokenIsAnInvalidToken(String header) {
            Answer answer = api().send(api().request("/api/me")
                    .header("Authorization", header)
                    .GET());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).startsWith("Bearer error=\"invalid_token\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer ", "bearer ", "BEARER "})
        void schemeIsReadWithoutRegardToCase(String scheme) {
            Answer answer = api().send(api().request("/api/me")
                    .header("Authorization", scheme + aToken().build())
                    .GET());

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("RFC 6750 §3: refusing")
    class Refusing {

        @Test
        void requestWithoutATokenIsToldNoErrorCode() {
            Answer answer = api().get("/api/orders");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).isEqualTo(BARE);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }

        @Test
        void browserIsRefusedJustAsAProgramIs() {
            Answer answer = api().send(api().request("/api/me")
                    .header("Accept", "text/html")
                    .GET());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).isEqualTo(BARE);
        }

        @Test
        void missingScopeIsNamed() {
            Answer answer = api().get(
                            "/api/orders",
                            aToken().claim("scope", "orders:write").build());

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.challenge())
                    .isEqualTo("Bearer error=\"insufficient_scope\", "
                            + "error_description=\"This request needs the scope orders:read\", "
                            + "scope=\"orders:read\", " + METADATA);
            assertThat(answer.json().get("status").asInt()).isEqualTo(403);
        }

        @Test
        void readingScopeDoesNotWrite() {
            String reader = aToken().claim("scope", "openid orders:read").build();

            Answer answer = api().post("/api/orders", "{\"item\":\"apples\",\"quantity\":1}", reader);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.challenge()).contains("scope=\"orders:write\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "orders", "orders:reader", "ORDERS:READ", "orders:read,orders:write"})
        void scopesThatOnlyLookAlikeDoNotCount(String scope) {
            Answer answer =
                    api().get("/api/orders", aToken().claim("scope", scope).build());

            assertThat(answer.status()).isEqualTo(403);
        }

        @Test
        void claimsNamedLikeScopesElsewhereDoNotCount() {
            String token = aToken().claim("scope", null)
                    .claim("scp", "orders:read")
                    .claim("roles", "orders:read")
                    .build();

            assertThat(api().get("/api/orders", token).status()).isEqualTo(403);
        }

        @Test
        void challengeDoesNotFollowTheHostHeader() {
            Answer answer = api().send(api().request("/api/me")
                    .header("X-Forwarded-Host", "evil.example.com")
                    .header("Forwarded", "host=evil.example.com")
                    .GET());

            assertThat(answer.challenge()).isEqualTo(BARE);
        }

        @Test
        void refusalRepeatsNothingOfTheRequest() {
            Answer answer = api().get("/api/me", aToken().type("evil-type").build());

            assertThat(answer.challenge() + answer.response().body()).doesNotContain("evil-type");
        }

        @Test
        void wrongPathAsksForATokenFirst() {
            assertThat(api().get("/nothing-here").status()).isEqualTo(401);
            assertThat(api().get("/nothing-here", aToken().build()).status()).isEqualTo(404);
        }
    }
}
