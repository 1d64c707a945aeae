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
import dev.signet.resource.testing.DPoPTest;
import dev.signet.resource.testing.Ed25519;
import dev.signet.resource.testing.ProofBuilder;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.token.dpop.ProofRefusal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 §4.3: what is a proof, and the many things that are none. */
class DPoPProofTests extends DPoPTest {

    @Nested
    @DisplayName("RFC 9449 §4.3: the proof")
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
    @DisplayName("RFC 9449 §4.3, §11.6: key and signature")
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
}
