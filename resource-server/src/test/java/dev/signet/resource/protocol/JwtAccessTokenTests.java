package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.Ed25519;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.token.jwt.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9068 §4 and RFC 8725: which tokens open the API, and the many that do not. */
class JwtAccessTokenTests extends ApiTest {

    private void assertRefused(String token, Refusal reason) {
        var answer = api().get("/api/me", token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge())
                .startsWith("Bearer error=\"invalid_token\", error_description=\"" + reason.description() + "\"");
        assertThat(answer.json().get("detail").asString()).isEqualTo(reason.description());
    }

    private void assertRefused(TokenBuilder token, Refusal reason) {
        assertRefused(token.build(), reason);
    }

    private void assertAccepted(TokenBuilder token) {
        assertAccepted(token.build());
    }

    private void assertAccepted(String token) {
        assertThat(api().get("/api/me", token).status()).isEqualTo(200);
    }

    @Nested
    @DisplayName("RFC 9068 §4, RFC 8725 §3: the signature")
    class Signature {

        @Test
        void unsignedTokenIsRefused() {
            assertRefused(aToken().unsigned(), Refusal.MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
        void headerThatSaysNoneIsRefusedWithAndWithoutSignature(String none) {
            String[] parts = aToken().build().split("\\.");
            String header = base64("{\"typ\":\"at+jwt\",\"kid\":\"ec-1\",\"alg\":\"" + none + "\"}");

            assertThat(api().get("/api/me", header + "." + parts[1] + "." + parts[2])
                            .status())
                    .isEqualTo(401);
            assertThat(api().get("/api/me", header + "." + parts[1] + ".").status())
                    .isEqualTo(401);
        }

        @Test
        void macWithThePublicKeyAsSecretIsRefused() throws JOSEException {
            byte[] encoded = ISSUER.rsaKey().toRSAPublicKey().getEncoded();
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END PUBLIC KEY-----\n";
            byte[] jwk = ISSUER.rsaKey().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

            for (byte[] secret : List.of(encoded, pem.getBytes(StandardCharsets.UTF_8), jwk)) {
                TokenBuilder token = aToken().signedBy(ISSUER.rsaKey()).algorithm(JWSAlgorithm.HS256);
                assertRefused(token.sign(new MACSigner(secret)), Refusal.WRONG_ALGORITHM);
            }
        }

        @Test
        void strangersKeyUnderAKnownKidIsRefused() {
            ECKey stranger = TestIssuer.anEcKey("ec-1");

            assertRefused(aToken().signedBy(stranger), Refusal.WRONG_SIGNATURE);
        }

        @Test
        void kidOfAnotherPublishedKeyIsRefused() {
            assertRefused(aToken().keyId("rsa-1"), Refusal.WRONG_ALGORITHM);
        }

        @Test
        void tokenWithoutKidIsRefused() {
            assertRefused(aToken().keyId(null), Refusal.UNKNOWN_KEY);
        }

        @Test
        void keyThatTheTokenBringsAlongIsNotTrusted() {
            ECKey own = TestIssuer.anEcKey("ec-1");

            assertRefused(aToken().signedBy(own).header(h -> h.jwk(own.toPublicJWK())), Refusal.WRONG_SIGNATURE);
        }

        @Test
        void addressOfKeysThatTheTokenBringsAlongIsNotVisited() {
            try (TestIssuer evil = new TestIssuer()) {
                TokenBuilder token = aToken().signedBy(evil.ecKey())
                        .header(h -> h.jwkURL(evil.keysUri()).x509CertURL(evil.keysUri()));

                assertRefused(token, Refusal.WRONG_SIGNATURE);
                assertThat(evil.fetches()).isZero();
            }
        }

        @Test
        void criticalExtensionIsRefused() {
            assertRefused(
                    aToken().header(h -> h.criticalParams(Set.of("exp")).customParam("exp", 1)),
                    Refusal.UNKNOWN_EXTENSION);
        }

        @Test
        void changedPayloadIsRefused() {
            String[] parts = aToken().build().split("\\.");
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            String changed = base64(payload.replace("alice-id", "admin-id"));

            assertRefused(parts[0] + "." + changed + "." + parts[2], Refusal.WRONG_SIGNATURE);
        }

        @Test
        void changedHeaderIsRefused() {
            String[] parts = aToken().type("JWT").build().split("\\.");
            String header = base64("{\"typ\":\"at+jwt\",\"kid\":\"ec-1\",\"alg\":\"ES256\"}");

            assertRefused(header + "." + parts[1] + "." + parts[2], Refusal.WRONG_SIGNATURE);
        }

        @Test
        void allZeroEcdsaSignatureIsRefused() {
            String[] parts = aToken().build().split("\\.");
            String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

            assertRefused(parts[0] + "." + parts[1] + "." + zeros, Refusal.WRONG_SIGNATURE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "a.b", "a.b.c", "a.b.c.d.e", "e30.e30.e30", "...", "===="})
        void textThatIsNoJwtIsRefused(String text) {
            assertRefused(text, Refusal.MALFORMED);
        }

        private String base64(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @ParameterizedTest
        @ValueSource(strings = {"RS256", "PS256"})
        void rsaSignaturesAreAccepted(String algorithm) {
            assertAccepted(aToken().signedBy(ISSUER.rsaKey()).algorithm(JWSAlgorithm.parse(algorithm)));
        }

        @Test
        void ed25519SignaturesAreAcceptedAndForgedOnesAreNot() {
            Ed25519 key = ISSUER.ed25519Key();
            TokenBuilder token = aToken().algorithm(JWSAlgorithm.EdDSA).keyId("ed-1");

            assertAccepted(token.sign(key));
            assertRefused(token.sign(new Ed25519("ed-1")), Refusal.WRONG_SIGNATURE);
        }

        @Test
        void algorithmOutsideTheListIsRefusedThoughTheKeyCouldMakeIt() {
            assertRefused(aToken().signedBy(ISSUER.rsaKey()).algorithm(JWSAlgorithm.RS512), Refusal.WRONG_ALGORITHM);
        }
    }

    @Nested
    @DisplayName("RFC 9068 §4: the type")
    class Type {

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "logout+jwt", "dpop+jwt", "token-introspection+jwt", "at+jwtx"})
        void otherKindsOfJwtAreRefused(String type) {
            assertRefused(aToken().type(type), Refusal.WRONG_TYPE);
        }

        @Test
        void idTokenIsRefused() {
            assertRefused(aToken().signedBy(ISSUER.rsaKey()).type("JWT").claim("nonce", "n"), Refusal.WRONG_TYPE);
        }

        @Test
        void tokenWithoutTypeIsRefused() {
            assertRefused(aToken().type(null), Refusal.WRONG_TYPE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT", "Application/at+JWT"})
        void accessTokensAreAcceptedInEverySpellingOfTheirType(String type) {
            assertAccepted(aToken().type(type));
        }
    }

    @Nested
    @DisplayName("RFC 9068 §2.2, §4: the claims")
    class Claims {

        @Test
        void otherIssuerIsRefused() {
            assertRefused(aToken().issuer(URI.create("http://localhost:9999")), Refusal.WRONG_ISSUER);
        }

        @Test
        void issuerWithATrailingSlashIsAnotherIssuer() {
            assertRefused(aToken().issuer(URI.create(ISSUER.uri() + "/")), Refusal.WRONG_ISSUER);
        }

        @Test
        void tokenForAnotherApiIsRefused() {
            assertRefused(aToken().claim("aud", "http://localhost:9111"), Refusal.WRONG_AUDIENCE);
        }

        @Test
        void tokenForSeveralOtherApisIsRefused() {
            assertRefused(
                    aToken().claim("aud", List.of("http://localhost:9111", AUDIENCE + "/other")),
                    Refusal.WRONG_AUDIENCE);
        }

        @Test
        void tokenForThisApiAmongOthersIsAccepted() {
            assertAccepted(aToken().claim("aud", List.of("http://localhost:9111", AUDIENCE)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"iss", "aud", "exp", "iat", "sub", "client_id", "jti"})
        void tokenWithoutARequiredClaimIsRefused(String claim) {
            assertRefused(aToken().claim(claim, null), Refusal.MISSING_CLAIM);
        }

        @ParameterizedTest
        @ValueSource(strings = {"exp", "iat", "nbf", "iss"})
        void claimOfTheWrongTypeIsRefused(String claim) {
            assertRefused(aToken().claim(claim, Map.of("a", 1)), Refusal.MALFORMED);
        }

        @Test
        void scopeThatIsNoTextIsRefused() {
            assertRefused(aToken().claim("scope", List.of("orders:read")), Refusal.MISSING_CLAIM);
        }

        @Test
        void tokenBoundToAKeyIsNoBearerToken() {
            for (Object binding :
                    List.of(Map.of(), Map.of("x5t#S256", "abc"), Map.of("jkt", ""), "abc", List.of("jkt"))) {
                assertRefused(aToken().claim("cnf", binding), Refusal.BOUND_TO_SENDER);
            }
            String bound = aToken().claim("cnf", Map.of("jkt", "abc")).build();
            assertThat(api().get("/api/me", bound).challenge()).startsWith("Bearer error=\"invalid_token\"");
        }

        @Test
        void tokenThatEndsBeforeItBeganIsRefused() {
            Instant now = clock.instant();

            assertRefused(
                    aToken().claim("iat", now.plusSeconds(60)).claim("exp", now.plusSeconds(30)),
                    Refusal.MISSING_CLAIM);
        }
    }

    @Nested
    @DisplayName("RFC 9068 §4: time, with 10 s of skew")
    class Time {

        @Test
        void tokenIsRefusedFromTheInstantOnThatItsExpiryAndTheSkewHavePassed() {
            Instant now = clock.instant();
            Instant begun = now.minusSeconds(300);

            assertRefused(aToken().claim("iat", begun).claim("exp", now.minusSeconds(10)), Refusal.EXPIRED);
            assertAccepted(aToken().claim("iat", begun).claim("exp", now.minusSeconds(9)));
        }

        @Test
        void tokenIsRefusedUntilItsStart() {
            Instant now = clock.instant();

            assertRefused(aToken().claim("nbf", now.plusSeconds(11)), Refusal.NOT_YET_VALID);
            assertAccepted(aToken().claim("nbf", now.plusSeconds(10)));
        }

        @Test
        void tokenFromTheFutureIsRefused() {
            Instant now = clock.instant();

            assertRefused(aToken().claim("iat", now.plusSeconds(11)), Refusal.NOT_YET_VALID);
            assertAccepted(aToken().claim("iat", now.plusSeconds(10)));
        }
    }
}
