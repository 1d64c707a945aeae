package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.ResourceServerApplication;
import dev.signet.resource.testing.Api;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.HandClock;
import dev.signet.resource.testing.HandTime;
import dev.signet.resource.testing.ProofBuilder;
import dev.signet.resource.testing.TestIntrospection;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.token.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** RFC 7662: tokens that say nothing by themselves, beside those that this API verifies alone. */
class OpaqueTokenTests {

    private static final String NOT_ACTIVE = "The access token has ended, or was never given out";
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final TestIntrospection SERVER = new TestIntrospection();

    private static ConfigurableApplicationContext application;
    private static HandClock clock;
    private static Api api;

    private int counter;

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(ResourceServerApplication.class, HandTime.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--signet.resource.audience=" + ApiTest.AUDIENCE,
                        "--signet.resource.issuer=" + ISSUER.uri(),
                        "--signet.resource.introspection.uri=" + SERVER.uri(),
                        "--signet.resource.introspection.client-id=orders:api",
                        "--signet.resource.introspection.client-secret=s ecret%",
                        "--signet.resource.introspection.cache=5s",
                        "--signet.resource.introspection.timeout=500ms");
        api = new Api(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        clock = application.getBean(HandClock.class);
    }

    @AfterAll
    static void stop() {
        application.close();
        SERVER.close();
        ISSUER.close();
    }

    @BeforeEach
    void heal() {
        SERVER.reset();
        clock.forward(Duration.ofSeconds(10));
    }

    private String aToken() {
        return "sga_" + System.identityHashCode(this) + "_" + counter++;
    }

    private static Map<String, Object> active() {
        return TestIntrospection.active(ISSUER, clock);
    }

    private Answer askedWith(Map<String, Object> members) {
        String token = aToken();
        SERVER.tell(token, members);
        return api.get("/api/me", token);
    }

    private Answer askedWith(String member, Object value) {
        Map<String, Object> members = active();
        members.put(member, value);
        return askedWith(members);
    }

    private static void assertRefused(Answer answer, String description) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge())
                .startsWith("Bearer error=\"invalid_token\", error_description=\"" + description + "\"");
    }

    private static void assertLater(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.challenge()).isEmpty();
    }

    @Nested
    @DisplayName("§2.1 Asking")
    class Asking {

        @Test
        void serverIsAskedAsThisApi() {
            api.get("/api/me", "sga_a~b+c/d==");

            assertThat(SERVER.asked())
                    .containsExactly(new TestIntrospection.Asked(
                            "Basic b3JkZXJzJTNBYXBpOnMrZWNyZXQlMjU=",
                            "token=sga_a%7Eb%2Bc%2Fd%3D%3D&token_type_hint=access_token"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a.b.c", "e30.e30.e30", "a..", "a.b."})
        void nothingThatLooksLikeAJwtIsSentAnywhere(String token) {
            assertThat(api.get("/api/me", token).status()).isEqualTo(401);

            assertThat(SERVER.asked()).isEmpty();
        }

        @Test
        void jwtsAreStillVerifiedHere() {
            TokenBuilder jwt = TokenBuilder.aToken(ISSUER, clock, ApiTest.AUDIENCE);

            assertThat(api.get("/api/me", jwt.build()).status()).isEqualTo(200);
            assertRefused(api.get("/api/me", jwt.type("JWT").build()), Refusal.WRONG_TYPE.description());
            assertThat(SERVER.asked()).isEmpty();
        }

        @Test
        void requestWithoutATokenAsksNobody() {
            assertThat(api.get("/api/me").status()).isEqualTo(401);

            assertThat(SERVER.asked()).isEmpty();
        }
    }

    @Nested
    @DisplayName("§2.2 What is told")
    class Told {

        @Test
        void tokenThatIsNotActiveIsRefused() {
            assertRefused(api.get("/api/me", aToken()), NOT_ACTIVE);
            assertRefused(askedWith("active", false), NOT_ACTIVE);
        }

        @Test
        void activeTokenOpensWhatItsScopesOpen() {
            String token = aToken();
            SERVER.tell(token, active());

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
            SERVER.tell(token, members);

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
    @DisplayName("Keeping answers, for 5 s")
    class Keeping {

        @Test
        void answerIsUsedForItsTimeAndNoLonger() {
            String token = aToken();
            SERVER.tell(token, active());
            api.get("/api/me", token);
            SERVER.tell(token, "{\"active\":false}");

            clock.forward(Duration.ofMillis(4999));
            assertThat(api.get("/api/me", token).status()).isEqualTo(200);
            assertThat(SERVER.asked()).hasSize(1);
            clock.forward(Duration.ofMillis(1));
            assertRefused(api.get("/api/me", token), NOT_ACTIVE);
        }

        @Test
        void answerIsNotUsedBeyondTheEndOfItsToken() {
            String token = aToken();
            Map<String, Object> members = active();
            members.put("exp", clock.instant().getEpochSecond() + 2);
            SERVER.tell(token, members);
            api.get("/api/me", token);
            SERVER.tell(token, "{\"active\":false}");

            clock.forward(Duration.ofSeconds(2));

            assertRefused(api.get("/api/me", token), NOT_ACTIVE);
        }

        @Test
        void thatATokenIsNotActiveIsKeptForASecond() {
            String token = aToken();
            api.get("/api/me", token);
            api.get("/api/me", token);
            assertThat(SERVER.asked()).hasSize(1);
            SERVER.tell(token, active());

            clock.forward(Duration.ofSeconds(1));

            assertThat(api.get("/api/me", token).status()).isEqualTo(200);
        }

        @Test
        void manyRequestsWithOneTokenAskOnce() throws Exception {
            String token = aToken();
            SERVER.tell(token, active());
            CountDownLatch gate = SERVER.hold();
            ExecutorService many = Executors.newFixedThreadPool(8);
            try {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    answers.add(many.submit(() -> api.get("/api/me", token).status()));
                }
                while (SERVER.asked().isEmpty()) {
                    Thread.onSpinWait();
                }
                gate.countDown();

                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isEqualTo(200);
                }
                assertThat(SERVER.asked()).hasSize(1);
            } finally {
                many.shutdownNow();
            }
        }
    }

    @Nested
    @DisplayName("Outages")
    class Outages {

        @Test
        void serverThatIsGoneMeansLaterAndNotInvalid() {
            String token = aToken();
            SERVER.tell(token, active());
            SERVER.goDown();

            assertLater(api.get("/api/me", token));

            SERVER.reset();
            SERVER.tell(token, active());
            assertThat(api.get("/api/me", token).status())
                    .as("a failure is not kept")
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500, 503})
        void refusalOfTheServerSaysNothingOfTheToken(int status) {
            String token = aToken();
            SERVER.tell(token, active());
            SERVER.answerWith(status);

            assertLater(api.get("/api/me", token));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "null",
                    "{}",
                    "{\"active\":\"true\"}",
                    "{\"active\":1}",
                    "<html>",
                    "{\"active\":true"
                })
        void answerThatSaysNothingIsAnOutage(String answer) {
            String token = aToken();
            SERVER.tell(token, answer);

            assertLater(api.get("/api/me", token));
        }

        @Test
        void endlessAnswerIsCutOff() {
            String token = aToken();
            SERVER.tell(token, "{\"active\":true,\"x\":\"" + "x".repeat(70_000) + "\"}");

            assertLater(api.get("/api/me", token));
        }

        @Test
        void slowServerIsWaitedForUntilItsTime() {
            String token = aToken();
            SERVER.tell(token, active());
            SERVER.hold();

            assertLater(api.get("/api/me", token));
        }

        @Test
        void connectionThatTheServerClosedIsNoOutage() {
            String token = aToken();
            SERVER.tell(token, active());
            SERVER.hangUpOnce();

            assertThat(api.get("/api/me", token).status()).isEqualTo(200);
            assertThat(SERVER.asked()).hasSize(2);
        }

        @Test
        void keptAnswerOutlivesTheServer() {
            String token = aToken();
            SERVER.tell(token, active());
            api.get("/api/me", token);
            SERVER.goDown();

            assertThat(api.get("/api/me", token).status()).isEqualTo(200);
        }

        @Test
        void jwtsNeedNoServer() {
            SERVER.goDown();

            assertThat(api.get(
                                    "/api/me",
                                    TokenBuilder.aToken(ISSUER, clock, ApiTest.AUDIENCE)
                                            .build())
                            .status())
                    .isEqualTo(200);
        }
    }
}
