package dev.signet.resource.protocol;

import static dev.signet.resource.testing.ProofBuilder.boundTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.DPoPTest;
import dev.signet.resource.testing.ProofBuilder;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.token.dpop.ProofRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 §7: access tokens that are bound to a key, and when and where they open the API. */
class DPoPTests extends DPoPTest {

    @Nested
    @DisplayName("RFC 9449 §7.1, §7.2: the scheme")
    class Scheme {

        @Test
        void boundTokenIsNoBearerToken() {
            for (Answer answer : List.of(get("Bearer", token), get("Bearer", token, aProof().build()))) {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.headers().get("www-authenticate"))
                        .hasSize(2)
                        .first()
                        .asString()
                        .startsWith("Bearer error=\"invalid_token\"");
            }
        }

        @Test
        void tokenThatIsNotBoundIsNoDPoPToken() {
            String bearer = aToken().build();

            Answer answer =
                    get("DPoP", bearer, ProofBuilder.aProof(KEY, bearer, clock).build());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge())
                    .startsWith("DPoP error=\"invalid_token\", error_description=\""
                            + ProofRefusal.UNBOUND.description() + "\"");
        }

        @Test
        void tokenThatIsBoundToACertificateIsRefusedInBothSchemes() {
            for (Map<String, Object> cnf : List.of(
                    Map.<String, Object>of("x5t#S256", "abc"),
                    Map.<String, Object>of("jkt", boundTo(KEY).get("jkt"), "x5t#S256", "abc"),
                    Map.<String, Object>of("jkt", ""),
                    Map.<String, Object>of("jkt", List.of("abc")),
                    Map.<String, Object>of())) {
                String other = aToken().claim("cnf", cnf).build();

                assertThat(get("Bearer", other).challenge()).startsWith("Bearer error=\"invalid_token\"");
                assertThat(get(
                                        "DPoP",
                                        other,
                                        ProofBuilder.aProof(KEY, other, clock).build())
                                .challenge())
                        .startsWith("DPoP error=\"invalid_token\"");
            }
        }

        @Test
        void badTokenIsRefusedThoughItsProofIsGood() {
            String expired = aToken().claim("cnf", boundTo(KEY)).type("JWT").build();

            Answer answer = get(
                    "DPoP", expired, ProofBuilder.aProof(KEY, expired, clock).build());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).startsWith("DPoP error=\"invalid_token\"");
        }

        @Test
        void requestWithoutATokenIsToldOfBothSchemes() {
            Answer answer = api().get("/api/me");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers().get("www-authenticate"))
                    .containsExactly("Bearer " + METADATA, "DPoP " + ALGORITHMS + ", " + METADATA);
        }

        @Test
        void twoAuthorizationHeadersAreRefused() {
            Answer answer = api().send(api().request("/api/me", aToken().build())
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", aProof().build())
                    .GET());

            assertThat(answer.status()).isEqualTo(400);
        }

        @Test
        void tokenInTheQueryBesideTheHeaderIsRefused() {
            Answer answer = api().send(api().request("/api/me?access_token=x")
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", aProof().build())
                    .GET());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.challenge()).startsWith("DPoP error=\"invalid_request\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"DPoP", "dpop", "DPOP"})
        void schemeIsReadWithoutRegardToCase(String scheme) {
            assertThat(get(scheme, token, aProof().build()).status()).isEqualTo(200);
        }

        @Test
        void missingScopeIsToldInTheSchemeOfTheRequest() {
            String reader =
                    aToken().claim("cnf", boundTo(KEY)).claim("scope", "x").build();
            ProofBuilder proof = ProofBuilder.aProof(KEY, reader, clock).claim("htu", AUDIENCE + "/api/orders");

            Answer answer = api().send(api().request("/api/orders")
                    .header("Authorization", "DPoP " + reader)
                    .header("DPoP", proof.build())
                    .GET());

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.headers().get("www-authenticate"))
                    .containsExactly("DPoP error=\"insufficient_scope\", "
                            + "error_description=\"This request needs the scope orders:read\", "
                            + "scope=\"orders:read\", " + ALGORITHMS + ", " + METADATA);
        }
    }

    @Nested
    @DisplayName("RFC 9449 §4.3: the address")
    class Address {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost:9001/api/orders",
                    "http://localhost:9001/api/me/",
                    "http://localhost:9001/API/me",
                    "http://localhost:9001",
                    "https://localhost:9001/api/me",
                    "http://localhost/api/me",
                    "http://evil.example.com/api/me",
                    "http://evil@localhost:9001/api/me",
                    "http://localhost:9001/api%2Fme",
                    "/api/me",
                    "api/me",
                    "http:/api/me",
                    "urn:me",
                    ":"
                })
        void proofForAnotherAddressIsRefused(String address) {
            assertRefused(aProof().claim("htu", address), ProofRefusal.OTHER_ADDRESS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost:9001/api/me",
                    "HTTP://LOCALHOST:9001/api/me",
                    "http://localhost:9001/api/%6De",
                    "http://localhost:9001/api/./me",
                    "http://localhost:9001/api/me?a=b#c"
                })
        void addressIsReadInEverySpelling(String address) {
            assertAccepted(aProof().claim("htu", address));
        }

        @Test
        void queryOfTheRequestDoesNotCount() {
            Answer answer = api().send(api().request("/api/me?a=b")
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", aProof().build())
                    .GET());

            assertThat(answer.status()).isEqualTo(200);
        }

        @Test
        void headersOfProxiesDoNotMoveTheApi() {
            String elsewhere = "https://evil.example.com/api/me";

            Answer answer = api().send(api().request("/api/me")
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", aProof().claim("htu", elsewhere).build())
                    .header("X-Forwarded-Host", "evil.example.com")
                    .header("X-Forwarded-Proto", "https")
                    .header("Forwarded", "host=evil.example.com;proto=https")
                    .GET());

            assertRefused(answer, ProofRefusal.OTHER_ADDRESS);
        }
    }

    @Nested
    @DisplayName("RFC 9449 §4.3, §11.1: time, with a lifetime of 30 s and 10 s of skew")
    class Time {

        @Test
        void proofIsRefusedWhenItIsOlderThanItsLifetimeAndTheSkew() {
            Instant now = clock.instant();

            assertRefused(aProof().claim("iat", now.minusSeconds(41)), ProofRefusal.WRONG_TIME);
            assertAccepted(aProof().claim("iat", now.minusSeconds(40)));
        }

        @Test
        void proofFromTheFutureIsRefused() {
            Instant now = clock.instant();

            assertRefused(aProof().claim("iat", now.plusSeconds(11)), ProofRefusal.WRONG_TIME);
            assertAccepted(aProof().claim("iat", now.plusSeconds(10)));
        }
    }

    @Nested
    @DisplayName("RFC 9449 §11.1: replay")
    class Replay {

        @Test
        void proofIsAcceptedOnce() {
            String proof = aProof().build();

            assertThat(get("DPoP", token, proof).status()).isEqualTo(200);
            assertRefused(get("DPoP", token, proof), ProofRefusal.REPLAYED);
        }

        @Test
        void proofIsRememberedForAsLongAsItIsFresh() {
            String proof =
                    aProof().claim("iat", clock.instant().plusSeconds(10)).build();
            get("DPoP", token, proof);

            for (int seconds = 0; seconds < 50; seconds += 10) {
                clock.forward(Duration.ofSeconds(10));
                assertRefused(get("DPoP", token, proof), ProofRefusal.REPLAYED);
            }
            clock.forward(Duration.ofSeconds(1));
            assertRefused(get("DPoP", token, proof), ProofRefusal.WRONG_TIME);
        }

        @Test
        void numberOfAProofIsUsedUpOnlyByAGoodOne() {
            assertRefused(aProof().claim("jti", "one").signedBy(TestIssuer.anEcKey("x")), ProofRefusal.WRONG_SIGNATURE);

            assertAccepted(aProof().claim("jti", "one"));
            assertRefused(aProof().claim("jti", "one").claim("htu", AUDIENCE + "/api/me?"), ProofRefusal.REPLAYED);
        }

        @Test
        void oneOfManyRequestsWithOneProofIsAccepted() throws Exception {
            String proof = aProof().build();
            ExecutorService many = Executors.newFixedThreadPool(8);
            try {
                Callable<Integer> ask = () -> get("DPoP", token, proof).status();

                List<Future<Integer>> answers = many.invokeAll(Collections.nCopies(16, ask));

                int accepted = 0;
                for (Future<Integer> answer : answers) {
                    accepted += answer.get() == 200 ? 1 : 0;
                }
                assertThat(accepted).isEqualTo(1);
            } finally {
                many.shutdownNow();
            }
        }
    }
}
