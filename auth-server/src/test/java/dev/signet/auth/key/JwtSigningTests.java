package dev.signet.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.testing.SignetTest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RFC 8725: a signature counts for the algorithm that its key is for, and for nothing else. */
@SignetTest
class JwtSigningTests {

    private static final JOSEObjectType TYPE = new JOSEObjectType("test+jwt");
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("somebody").build();

    private final JwtSigning signing;
    private final Keys keys;

    JwtSigningTests(JwtSigning signing, Keys keys) {
        this.signing = signing;
        this.keys = keys;
    }

    @Nested
    @DisplayName("What is not verified")
    class Refused {

        @Test
        void algorithmNone() {
            // The library makes no such header, so it is written by hand, as an attacker would.
            String header = "{\"alg\":\"none\",\"typ\":\"test+jwt\",\"kid\":\"" + kid(JWSAlgorithm.ES256) + "\"}";

            assertThat(verify(parts(header, ""))).isFalse();
            assertThat(verify(parts(header, "AAAA"))).isFalse();
        }

        @Test
        void publicKeyTakenForTheSecretOfAMac() throws JOSEException {
            byte[] published = keys.published()
                    .getKeyByKeyId(kid(JWSAlgorithm.RS256))
                    .toJSONString()
                    .getBytes(StandardCharsets.UTF_8);
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(kid(JWSAlgorithm.RS256))
                    .build();

            assertThat(verify(signed(header, new MACSigner(published)))).isFalse();
        }

        @Test
        void signatureOfOneKeyUnderTheNameOfTheOther() throws ParseException {
            SignedJWT genuine = SignedJWT.parse(signing.sign(JWSAlgorithm.ES256, TYPE, CLAIMS));
            String header = genuine.getHeader().toString().replace(kid(JWSAlgorithm.ES256), kid(JWSAlgorithm.RS256));

            assertThat(verify(parts(header, genuine.getSignature().toString()))).isFalse();
        }

        @Test
        void anotherAlgorithmOfTheSameKind() throws ParseException {
            SignedJWT genuine = SignedJWT.parse(signing.sign(JWSAlgorithm.RS256, TYPE, CLAIMS));
            for (String other : Set.of("RS384", "RS512", "PS256", "HS256", "ES256", "EdDSA")) {
                String header = genuine.getHeader().toString().replace("RS256", other);

                assertThat(verify(parts(header, genuine.getSignature().toString())))
                        .as(other)
                        .isFalse();
            }
        }

        @Test
        void rsaSignatureOfTheOtherPaddingByTheKeyOfTheFirst() throws ParseException, JOSEException {
            for (JWSAlgorithm other : Set.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256)) {
                JWSAlgorithm own = other.equals(JWSAlgorithm.RS256) ? JWSAlgorithm.PS256 : JWSAlgorithm.RS256;
                String kid = kid(own);
                JWSHeader header = new JWSHeader.Builder(other).keyID(kid).build();

                // The library's signer does both: what holds is that a key is for one of them.
                assertThat(verify(signed(header, keys.ring().signing().get(own).signer())))
                        .as("%s by a key for %s", other, own)
                        .isFalse();
            }
        }

        @Test
        void unknownKey() throws JOSEException {
            ECKey stranger = aKey("a-key-that-nobody-here-has");

            assertThat(verify(signed(header(stranger.getKeyID()), new ECDSASigner(stranger))))
                    .isFalse();
        }

        @Test
        void noNameOfAKey() throws JOSEException {
            ECKey stranger = aKey("ignored");

            assertThat(verify(signed(new JWSHeader(JWSAlgorithm.ES256), new ECDSASigner(stranger))))
                    .isFalse();
        }

        @Test
        void anotherKeyUnderTheNameOfOurs() throws JOSEException {
            ECKey stranger = aKey(kid(JWSAlgorithm.ES256));

            assertThat(verify(signed(header(stranger.getKeyID()), new ECDSASigner(stranger))))
                    .isFalse();
        }

        @Test
        void keyThatTheTokenBringsItself() throws JOSEException {
            ECKey stranger = aKey(kid(JWSAlgorithm.ES256));
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(stranger.getKeyID())
                    .jwk(stranger.toPublicJWK())
                    .build();

            assertThat(verify(signed(header, new ECDSASigner(stranger)))).isFalse();
        }

        @Test
        void criticalParameterThatNobodyHereUnderstands() throws JOSEException {
            for (String parameter : Set.of("b64", "exp", "http://example.com/unknown")) {
                JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(kid(JWSAlgorithm.ES256))
                        .criticalParams(Set.of(parameter))
                        .customParams("b64".equals(parameter) ? Map.of() : Map.of(parameter, 1))
                        .build();
                JWSSigner ours = keys.ring().signing().get(JWSAlgorithm.ES256).signer();

                assertThat(verify(signed(header, ours))).as(parameter).isFalse();
            }
        }

        @Test
        void anyChangeOfTheClaims() throws ParseException {
            SignedJWT genuine = SignedJWT.parse(signing.sign(JWSAlgorithm.ES256, TYPE, CLAIMS));
            String claims = Base64URL.encode("{\"sub\":\"somebody else\"}").toString();

            assertThat(verify(genuine.getParsedParts()[0] + "." + claims + "." + genuine.getSignature()))
                    .isFalse();
        }

        @Test
        void signatureOfNothingButZeros() {
            String zeros = Base64URL.encode(new byte[64]).toString();

            assertThat(verify(parts(header(kid(JWSAlgorithm.ES256)).toString(), zeros)))
                    .isFalse();
        }
    }

    @Test
    void algorithmWithoutAKeyIsNotSignedWith() {
        assertThatIllegalArgumentException().isThrownBy(() -> signing.sign(JWSAlgorithm.HS256, TYPE, CLAIMS));
        assertThatIllegalArgumentException().isThrownBy(() -> signing.sign(JWSAlgorithm.ES512, TYPE, CLAIMS));
    }

    @Test
    void whatWasSignedHereIsVerified() throws ParseException {
        for (SigningAlgorithm one : SigningAlgorithm.values()) {
            JWSAlgorithm algorithm = one.jws();
            String jwt = signing.sign(algorithm, TYPE, CLAIMS);

            assertThat(verify(jwt)).as(algorithm.getName()).isTrue();
            assertThat(SignedJWT.parse(jwt).getHeader().getType()).isEqualTo(TYPE);
            assertThat(SignedJWT.parse(jwt).getHeader().getKeyID()).isEqualTo(kid(algorithm));
        }
    }

    /** What cannot even be read has not been verified either. */
    private boolean verify(String jwt) {
        try {
            return signing.verify(SignedJWT.parse(jwt));
        } catch (ParseException refused) {
            return false;
        }
    }

    private String kid(JWSAlgorithm algorithm) {
        keys.ensure(SigningAlgorithm.find(algorithm.getName()).orElseThrow());
        return keys.ring().signing().get(algorithm).kid();
    }

    private static JWSHeader header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(kid).build();
    }

    private static ECKey aKey(String kid) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    }

    private static String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, CLAIMS);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String parts(String header, String signature) {
        return Base64URL.encode(header) + "." + Base64URL.encode(CLAIMS.toString()) + "." + signature;
    }
}
