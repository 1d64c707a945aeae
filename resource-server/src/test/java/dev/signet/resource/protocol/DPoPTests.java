package dev.signet.resource.protocol;

import static dev.signet.resource.testing.ProofBuilder.boundTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.Ed25519;
import dev.signet.resource.testing.ProofBuilder;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.token.dpop.ProofRefusal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 §7: access tokens that are bound to a key, and the proofs that come with them. */
class DPoPTests extends ApiTest {

    private static final ECKey KEY = TestIssuer.anEcKey("client");
    private static final String METADATA =
            "resource_metadata=\"" + AUDIENCE + "/.well-known/oauth-protected-resource\"";
    private static final String ALGORITHMS = "algs=\"ES256 EdDSA PS256 RS256\"";

    private String token;

    @BeforeEach
    void bindAToken() {
        token = aToken().claim("cnf", boundTo(KEY)).build();
    }

    private ProofBuilder aProof() {
        return ProofBuilder.aProof(KEY, token, clock);
    }

    private Answer get(String scheme, String accessToken, String... proofs) {
        var request = api().request("/api/me").header("Authorization", scheme + " " + accessToken);
        for (String proof : proofs) {
            request.header("DPoP", proof);
        }
        return api().send(request.GET());
    }

    private void assertRefused(Answer answer, ProofRefusal reason) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("www-authenticate"))
                .containsExactly("DPoP error=\"invalid_dpop_proof\", error_description=\"" + reason.description()
                        + "\", " + ALGORITHMS + ", " + METADATA);
        assertThat(answer.json().get("detail").asString()).isEqualTo(reason.description());
    }

    private void assertRefused(ProofBuilder proof, ProofRefusal reason) {
        assertRefused(get("DPoP", token, proof.build()), reason);
    }

    private void assertAccepted(ProofBuilder proof) {
        assertThat(get("DPoP", token, proof.build()).status()).isEqualTo(200);
    }

    @Nested
    @DisplayName("§7.1, §7.2 Scheme")
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
    @DisplayName("§4.3 Proof")
    class TheProof {

        @Test
        void requestWithoutAProofIsRefused() {
            assertRefused(get("DPoP", token), ProofRefusal.MISSING);
            assertRefused(get("DPoP", token, " "), ProofRefusal.MISSING);
        }

        @Test
        void twoProofsAreRefusedThoughBothAreGood() {
            assertRefused(get("DPoP", token, aProof().build(), aProof().build()), ProofRefusal.SEVERAL);
            assertRefused(get("DPoP", token, aProof().build() + "," + aProof().build()), ProofRefusal.MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "a.b.c", "e30.e30.e30", "..", "eyJhbGciOiJub25lIn0.e30."})
        void textThatIsNoProofIsRefused(String proof) {
            assertRefused(get("DPoP", token, proof), ProofRefusal.MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "at+jwt", "dpop", "dpop+jwtx"})
        void otherKindsOfJwtAreRefused(String type) {
            assertRefused(aProof().type(type), ProofRefusal.WRONG_TYPE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"jti", "htm", "htu", "ath", "iat"})
        void proofWithoutARequiredClaimIsRefused(String claim) {
            assertRefused(aProof().claim(claim, null), ProofRefusal.MISSING_CLAIM);
        }

        @ParameterizedTest
        @ValueSource(strings = {"jti", "htm", "htu", "ath"})
        void claimOfTheWrongTypeIsRefused(String claim) {
            assertThat(get("DPoP", token, aProof().claim(claim, List.of("a")).build())
                            .challenge())
                    .startsWith("DPoP error=\"invalid_dpop_proof\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "get", "GETS"})
        void proofForAnotherMethodIsRefused(String method) {
            assertRefused(aProof().claim("htm", method), ProofRefusal.OTHER_METHOD);
        }

        @Test
        void proofForAnotherTokenIsRefused() {
            String other = aToken().claim("cnf", boundTo(KEY)).build();

            assertRefused(get("DPoP", other, aProof().build()), ProofRefusal.OTHER_TOKEN);
        }

        @Test
        void proofIsAcceptedForOtherMethodsToo() {
            Answer answer = api().send(api().request("/api/orders")
                    .header("Authorization", "DPoP " + token)
                    .header(
                            "DPoP",
                            aProof().claim("htm", "POST")
                                    .claim("htu", AUDIENCE + "/api/orders")
                                    .build())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"item\":\"apples\",\"quantity\":1}")));

            assertThat(answer.status()).isEqualTo(201);
        }
    }

    @Nested
    @DisplayName("Key and signature")
    class KeyAndSignature {

        @Test
        void strangersKeyIsRefused() {
            ECKey stranger = TestIssuer.anEcKey("stranger");

            assertRefused(ProofBuilder.aProof(stranger, token, clock), ProofRefusal.OTHER_KEY);
            assertRefused(aProof().signedBy(stranger), ProofRefusal.WRONG_SIGNATURE);
        }

        @Test
        void keyOfTheIssuerIsAStrangersToo() {
            assertRefused(ProofBuilder.aProof(ISSUER.ecKey(), token, clock), ProofRefusal.OTHER_KEY);
        }

        @Test
        void proofWithoutAKeyIsRefused() {
            assertRefused(aProof().header(h -> h.jwk(null).keyID("client")), ProofRefusal.UNUSABLE_KEY);
        }

        @Test
        void privateKeyInTheProofIsRefused() {
            String[] parts = aProof().build().split("\\.");
            String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + KEY.toJSONString() + "}";

            assertRefused(
                    get("DPoP", token, Base64URL.encode(header) + "." + parts[1] + "." + parts[2]),
                    ProofRefusal.MALFORMED);
        }

        @Test
        void symmetricKeyInTheProofIsRefused() throws JOSEException {
            OctetSequenceKey secret = new OctetSequenceKey.Builder(new byte[32]).build();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).build();
            String[] parts = aProof().build().split("\\.");
            String claimed = Base64URL.encode(
                            "{\"typ\":\"dpop+jwt\",\"alg\":\"HS256\",\"jwk\":" + secret.toJSONString() + "}")
                    .toString();
            Base64URL mac = new MACSigner(secret).sign(header, (claimed + "." + parts[1]).getBytes());

            Answer answer = get("DPoP", token, claimed + "." + parts[1] + "." + mac);

            assertRefused(answer, ProofRefusal.MALFORMED);
        }

        @Test
        void macWithThePublicKeyAsSecretIsRefused() throws JOSEException {
            byte[] secret = KEY.toPublicJWK().toJSONString().getBytes();

            String proof = aProof().algorithm(JWSAlgorithm.HS256).sign(new MACSigner(secret));

            assertRefused(get("DPoP", token, proof), ProofRefusal.WRONG_ALGORITHM);
        }

        @Test
        void keyOfAnotherKindThanTheAlgorithmIsRefused() {
            RSAKey rsa = TestIssuer.anRsaKey("client");

            assertRefused(aProof().showing(rsa.toPublicJWK()), ProofRefusal.UNUSABLE_KEY);
        }

        @Test
        void algorithmOutsideTheListIsRefused() {
            RSAKey rsa = TestIssuer.anRsaKey("client");
            String bound = aToken().claim("cnf", boundTo(rsa)).build();
            ProofBuilder proof = ProofBuilder.aProof(rsa, bound, clock).algorithm(JWSAlgorithm.RS512);

            assertRefused(get("DPoP", bound, proof.build()), ProofRefusal.WRONG_ALGORITHM);
        }

        @Test
        void criticalExtensionIsRefused() {
            assertRefused(
                    aProof().header(h -> h.criticalParams(Set.of("exp")).customParam("exp", 1)),
                    ProofRefusal.UNKNOWN_EXTENSION);
        }

        @ParameterizedTest
        @ValueSource(strings = {"RS256", "PS256"})
        void rsaKeysAreAccepted(String algorithm) {
            RSAKey rsa = TestIssuer.anRsaKey("client");
            String bound = aToken().claim("cnf", boundTo(rsa)).build();
            ProofBuilder proof = ProofBuilder.aProof(rsa, bound, clock).algorithm(JWSAlgorithm.parse(algorithm));

            assertThat(get("DPoP", bound, proof.build()).status()).isEqualTo(200);
        }

        @Test
        void ed25519KeysAreAcceptedAndForgedSignaturesAreNot() {
            Ed25519 key = new Ed25519("client");
            JWK shown = key.published();
            String bound = aToken().claim("cnf", boundTo(shown)).build();
            ProofBuilder proof = ProofBuilder.aProof(shown, bound, clock).algorithm(JWSAlgorithm.EdDSA);

            assertRefused(get("DPoP", bound, proof.sign(new Ed25519("client"))), ProofRefusal.WRONG_SIGNATURE);
            assertThat(get("DPoP", bound, proof.sign(key)).status()).isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("Address")
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
    @DisplayName("Time, with a lifetime of 30 s and 10 s of skew")
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
    @DisplayName("§11.1 Replay")
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
