package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.ProofBuilder;
import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.sample.StepUpApi;
import dev.signet.sample.StepUpHandlers;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9470: an API that asks for a better login than the one behind the token. */
class StepUpTests {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final String METADATA =
            "resource_metadata=\"" + ApiTest.AUDIENCE + "/.well-known/oauth-protected-resource\"";
    private static final String OTHER_LEVEL = "This request needs another level of authentication";
    private static final String TOO_LONG_AGO = "This request needs a more recent authentication";
    private static final String NO_USER = "This request needs a user who has signed in";

    private static final RunningApi API = new RunningApi(ISSUER, List.of(StepUpApi.class, StepUpHandlers.class));

    @AfterAll
    static void stop() {
        API.close();
        ISSUER.close();
    }

    private static TokenBuilder aToken() {
        return API.aToken()
                .claim("scope", "payments:write")
                .claim("acr", "2")
                .claim("auth_time", API.clock().instant().minusSeconds(60));
    }

    private static Answer changeLimit(TokenBuilder token) {
        return API.api().send(API.api().request("/limit", token.build()).PUT(BodyPublishers.noBody()));
    }

    private static void assertAsked(Answer answer, String description, String demand) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge())
                .isEqualTo("Bearer error=\"insufficient_user_authentication\", error_description=\"" + description
                        + "\", " + demand + ", " + METADATA);
        assertThat(answer.json().get("detail").asString()).isEqualTo(description);
    }

    @Nested
    @DisplayName("RFC 9470 §3, §6.1: acr")
    class Level {

        @ParameterizedTest
        @ValueSource(strings = {"1", "", "22", "2 3", "urn:2"})
        void loginOfAnotherLevelIsNotEnough(String acr) {
            assertAsked(changeLimit(aToken().claim("acr", acr)), OTHER_LEVEL, "acr_values=\"2 3\", max_age=\"300\"");
        }

        @Test
        void loginOfUnknownLevelIsNotEnough() {
            String demand = "acr_values=\"2 3\", max_age=\"300\"";

            assertAsked(changeLimit(aToken().claim("acr", null)), OTHER_LEVEL, demand);
            assertAsked(changeLimit(aToken().claim("acr", List.of("2"))), OTHER_LEVEL, demand);
            assertAsked(changeLimit(aToken().claim("acr", Map.of("2", "2"))), OTHER_LEVEL, demand);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "3"})
        void loginOfAnyOfTheLevelsIsEnough(String acr) {
            assertThat(changeLimit(aToken().claim("acr", acr)).status()).isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("RFC 9470 §3, §6.1: max_age, with 10 s of skew")
    class Age {

        private Answer loggedIn(Instant at) {
            return changeLimit(aToken().claim("auth_time", at));
        }

        @Test
        void loginIsTooLongAgoFromTheSecondAfterItsAgeAndTheSkew() {
            Instant now = API.clock().instant();

            assertAsked(loggedIn(now.minusSeconds(311)), TOO_LONG_AGO, "acr_values=\"2 3\", max_age=\"300\"");
            assertThat(loggedIn(now.minusSeconds(310)).status()).isEqualTo(200);
        }

        @Test
        void loginThatIsStillToComeIsNotEnough() {
            Instant now = API.clock().instant();

            assertThat(loggedIn(now.plusSeconds(11)).status()).isEqualTo(401);
            assertThat(loggedIn(now.plusSeconds(10)).status()).isEqualTo(200);
        }

        @Test
        void loginWithoutATimeIsNotEnough() {
            String demand = "acr_values=\"2 3\", max_age=\"300\"";

            for (Object time : new Object[] {"now", Long.MIN_VALUE, Long.MAX_VALUE, 0, List.of(1), true}) {
                assertAsked(changeLimit(aToken().claim("auth_time", time)), TOO_LONG_AGO, demand);
            }
            assertAsked(changeLimit(aToken().claim("auth_time", null)), TOO_LONG_AGO, demand);
        }

        @Test
        void timeOfTheTokenIsNotTheTimeOfTheLogin() {
            TokenBuilder refreshed = aToken().claim("iat", API.clock().instant())
                    .claim("auth_time", API.clock().instant().minusSeconds(3600));

            assertThat(changeLimit(refreshed).status()).isEqualTo(401);
        }
    }

    @Nested
    @DisplayName("RFC 9470 §3: who is asked")
    class Asked {

        @Test
        void clientOnItsOwnMeetsNoDemandWhateverItsTokenSays() {
            TokenBuilder token = aToken().claim("sub", "orchard").claim("client_id", "orchard");

            assertAsked(changeLimit(token), NO_USER, "acr_values=\"2 3\", max_age=\"300\"");
            assertThat(API.api().get("/payments/1", token.build()).status()).isEqualTo(401);
        }

        @Test
        void requestWithoutATokenIsOnlyAskedForOne() {
            assertThat(API.api().get("/payments/1").challenge()).isEqualTo("Bearer " + METADATA);
            assertThat(API.api().get("/guarded").challenge()).isEqualTo("Bearer " + METADATA);
        }

        @Test
        void boundTokenIsAskedInItsOwnScheme() {
            ECKey key = TestIssuer.anEcKey("client");
            String token = aToken().claim("acr", "1")
                    .claim("cnf", ProofBuilder.boundTo(key))
                    .build();
            ProofBuilder proof =
                    ProofBuilder.aProof(key, token, API.clock()).claim("htu", ApiTest.AUDIENCE + "/guarded");

            Answer answer = API.api()
                    .send(API.api()
                            .request("/guarded")
                            .header("Authorization", "DPoP " + token)
                            .header("DPoP", proof.build())
                            .GET());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge())
                    .startsWith("DPoP error=\"insufficient_user_authentication\"")
                    .contains("acr_values=\"2\"");
        }

        @Test
        void badTokenIsBadFirst() {
            Answer answer = changeLimit(aToken().claim("acr", "1").type("JWT"));

            assertThat(answer.challenge()).startsWith("Bearer error=\"invalid_token\"");
        }
    }

    @Nested
    @DisplayName("RFC 9470 §3: by request")
    class ByRequest {

        @Test
        void missingScopeIsToldBeforeTheMissingLevel() {
            Answer answer = API.api()
                    .get(
                            "/payments/1",
                            aToken().claim("scope", "x").claim("acr", "1").build());

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.challenge()).contains("scope=\"payments:write\"");
        }

        @Test
        void levelIsAskedForAndAgeIsNot() {
            String old = aToken().claim("auth_time", null).build();

            assertAsked(
                    API.api().get("/payments/1", aToken().claim("acr", "1").build()),
                    OTHER_LEVEL,
                    "acr_values=\"2 3\"");
            assertThat(API.api().get("/payments/1", old).status())
                    .as("passed, to a path that is not there")
                    .isEqualTo(404);
        }
    }

    @Nested
    @DisplayName("RFC 9470 §3: by annotation")
    class ByAnnotation {

        private final String weak = aToken().claim("acr", "1").build();
        private final String strong = aToken().build();

        @ParameterizedTest
        @ValueSource(strings = {"/guarded", "/inherited"})
        void annotationOfAClassHoldsForEveryHandlerThatItHas(String path) {
            assertAsked(API.api().get(path, weak), OTHER_LEVEL, "acr_values=\"2\"");
            assertThat(API.api().get(path, strong).status()).isEqualTo(200);
        }

        @Test
        void annotationOfAMethodTakesThePlaceOfThatOfItsClass() {
            String old = aToken().claim("auth_time", null).build();

            assertThat(API.api().get("/recent", weak).status()).isEqualTo(200);
            assertAsked(API.api().get("/recent", old), TOO_LONG_AGO, "max_age=\"300\"");
        }

        @Test
        void whatTheTokenDoesNotOpenIsNoReasonToSignInAgain() {
            assertThat(API.api().get("/scoped", weak).status()).isEqualTo(403);
        }

        @Test
        void otherHandlersAskForNothing() {
            assertThat(API.api().get("/open", weak).status()).isEqualTo(200);
        }
    }
}
