package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.ProofBuilder;
import dev.signet.resource.testing.TestIntrospection;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.token.jwt.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7662: tokens that say nothing by themselves, beside those that this API verifies alone. */
class OpaqueTokenTests extends OpaqueTokenTest {

    private static final String NOT_ACTIVE = "The access token has ended, or was never given out";

    @Nested
    @DisplayName("RFC 7662 §2.1: asking")
    class Asking {

        @Test
        void serverIsAskedAsThisApi() {
            api.get("/api/me", "sga_a~b+c/d==");

            assertThat(server.asked())
                    .containsExactly(new TestIntrospection.Asked(
                            "Basic b3JkZXJzJTNBYXBpOnMrZWNyZXQlMjU=",
                            "token=sga_a%7Eb%2Bc%2Fd%3D%3D&token_type_hint=access_token"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a.b.c", "e30.e30.e30", "a..", "a.b."})
        void nothingThatLooksLikeAJwtIsSentAnywhere(String token) {
            assertThat(api.get("/api/me", token).status()).isEqualTo(401);

            assertThat(server.asked()).isEmpty();
        }

        @Test
        void jwtsAreStillVerifiedHere() {
            TokenBuilder jwt = TokenBuilder.aToken(issuer, clock, ApiTest.AUDIENCE);

            assertThat(api.get("/api/me", jwt.build()).status()).isEqualTo(200);
            assertRefused(api.get("/api/me", jwt.type("JWT").build()), Refusal.WRONG_TYPE.description());
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void requestWithoutATokenAsksNobody() {
            assertThat(api.get("/api/me").status()).isEqualTo(401);

            assertThat(server.asked()).isEmpty();
        }
    }

    @Nested
    @DisplayName("RFC 7662 §2.2: what is told")
    class Told {

        @Test
        void tokenThatIsNotActiveIsRefused() {
            assertRefused(api.get("/api/me", aToken()), NOT_ACTIVE);
            assertRefused(askedWith("active", false), NOT_ACTIVE);
        }

        @Test
        void activeTokenOpensWhatItsScopesOpen() {
            String token = aToken();
            server.tell(token, active());

            Answer me = api.get("/api/me", token);

            assertThat(me.status()).isEqualTo(200);
            assertThat(me.json().get("sub").asString()).isEqualTo("alice-id");
            assertThat(me.json().get("client_id").asString()).isEqualTo("orchard");
            assertThat(me.json().get("sid").asString()).isEqualTo("session-1");
            assertThat(api.get("/api/orders", token).status()).isEqualTo(200);
            Answer write = api.post("/api/orders", "{\"item\":\"apples\",\"quantity\":1}", token);
            assertThat(write.status()).isEqualTo(403);
            assertThat(write.challenge()).contains("scope=\"orders:write\"");
        }

        @Test
        void tokenForAnotherApiIsRefused() {
            assertRefused(askedWith("aud", "http://localhost:9111"), Refusal.WRONG_AUDIENCE.description());
            assertRefused(askedWith("aud", List.of()), Refusal.MISSING_CLAIM.description());
            assertThat(askedWith("aud", List.of("x", ApiTest.AUDIENCE)).status())
                    .isEqualTo(200);
            assertThat(askedWith("aud", ApiTest.AUDIENCE).status()).isEqualTo(200);
        }

        @Test
        void tokenOfAnotherIssuerIsRefused() {
            assertRefused(askedWith("iss", "http://localhost:9999"), Refusal.WRONG_ISSUER.description());
        }

        @ParameterizedTest
        @ValueSource(strings = {"iss", "aud", "sub", "client_id", "exp", "iat"})
        void answerWithoutAClaimThatMattersIsRefused(String claim) {
            Map<String, Object> members = active();
            members.remove(claim);

            assertRefused(askedWith(members), Refusal.MISSING_CLAIM.description());
        }

        @Test
        void refreshTokenIsNoAccessToken() {
            Map<String, Object> members = active();
            List.of("aud", "jti", "iat", "token_type").forEach(members::remove);

            assertThat(askedWith(members).status()).isEqualTo(401);
        }

        @Test
        void serverThatForgetsToLookAtTheClockIsNotFollowed() {
            long now = clock.instant().getEpochSecond();

            assertRefused(askedWith("exp", now - 10), Refusal.MISSING_CLAIM.description());
            assertRefused(askedWith("nbf", now + 11), Refusal.NOT_YET_VALID.description());
        }

        @Test
        void claimOfTheWrongTypeIsRefused() {
            assertThat(askedWith("exp", "never").status()).isEqualTo(401);
            assertThat(askedWith("scope", List.of("orders:read")).status()).isEqualTo(401);
        }

        @Test
        void boundTokenNeedsItsProof() {
            ECKey key = TestIssuer.anEcKey("client");
            Map<String, Object> members = active();
            members.put("cnf", ProofBuilder.boundTo(key));
            String token = aToken();
            server.tell(token, members);

            Answer bearer = api.get("/api/me", token);
            Answer proven = api.send(api.request("/api/me")
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", ProofBuilder.aProof(key, token, clock).build())
                    .GET());

            assertThat(bearer.status()).isEqualTo(401);
            assertThat(proven.status()).isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("RFC 7662 §4: keeping answers, for 5 s")
    class Keeping {

        @Test
        void answerIsUsedForItsTimeAndNoLonger() {
            String token = aToken();
            server.tell(token, active());
            api.get("/api/me", token);
            server.tell(token, "{\"active\":false}");

            clock.forward(Duration.ofMillis(4999));
            assertThat(api.get("/api/me", token).status()).isEqualTo(200);
            assertThat(server.asked()).hasSize(1);
            clock.forward(Duration.ofMillis(1));
            assertRefused(api.get("/api/me", token), NOT_ACTIVE);
        }

        @Test
        void answerIsNotUsedBeyondTheEndOfItsToken() {
            String token = aToken();
            Map<String, Object> members = active();
            members.put("exp", clock.instant().getEpochSecond() + 2);
            server.tell(token, members);
            api.get("/api/me", token);
            server.tell(token, "{\"active\":false}");

            clock.forward(Duration.ofSeconds(2));

            assertRefused(api.get("/api/me", token), NOT_ACTIVE);
        }

        @Test
        void thatATokenIsNotActiveIsKeptForASecond() {
            String token = aToken();
            api.get("/api/me", token);
            api.get("/api/me", token);
            assertThat(server.asked()).hasSize(1);
            server.tell(token, active());

            clock.forward(Duration.ofSeconds(1));

            assertThat(api.get("/api/me", token).status()).isEqualTo(200);
        }

        @Test
        void manyRequestsWithOneTokenAskOnce() throws Exception {
            String token = aToken();
            server.tell(token, active());
            CountDownLatch gate = server.hold();
            ExecutorService many = Executors.newFixedThreadPool(8);
            try {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    answers.add(many.submit(() -> api.get("/api/me", token).status()));
                }
                while (server.asked().isEmpty()) {
                    Thread.onSpinWait();
                }
                gate.countDown();

                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isEqualTo(200);
                }
                assertThat(server.asked()).hasSize(1);
            } finally {
                many.shutdownNow();
            }
        }
    }
}
