package dev.signet.auth.key.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.testing.KeyPairs;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 8725 §3.1, §3.2: what a key may verify follows from the key. */
class ForeignKeyTests {

    @ParameterizedTest
    @EnumSource
    void keyVerifiesWhatItsOtherHalfSigned(SigningAlgorithm algorithm) throws Exception {
        JWK pair = JoseKeys.generate(algorithm, "own");
        JWSObject signed = new JWSObject(new JWSHeader(algorithm.jws()), new Payload("text"));
        signed.sign(JoseKeys.signer(pair));

        ForeignKey key = ForeignKey.of(pair.toPublicJWK()).orElseThrow();
        ForeignKey other = ForeignKey.of(JoseKeys.generate(algorithm, "other").toPublicJWK())
                .orElseThrow();

        assertThat(key.verifies(signed)).isTrue();
        assertThat(other.verifies(signed)).isFalse();
    }

    @Test
    void keyForOneAlgorithmVerifiesNoOther() throws Exception {
        RSAKey any = KeyPairs.rsa("foreign");
        RSAKey only = new RSAKey.Builder(any.toPublicJWK())
                .algorithm(JWSAlgorithm.PS256)
                .build();
        JWSObject signed = parse(KeyPairs.sign(any, new JWSHeader(JWSAlgorithm.RS256), Map.of("a", 1)));

        assertThat(ForeignKey.of(any.toPublicJWK()).orElseThrow().verifies(signed))
                .isTrue();
        assertThat(ForeignKey.of(only).orElseThrow().verifies(signed)).isFalse();
    }

    @Test
    void publicKeyIsNoSecretOfAMac() throws Exception {
        ECKey key = KeyPairs.ec("foreign").toPublicJWK();
        JWSObject signed = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload("text"));
        signed.sign(new MACSigner(key.toJSONString()));

        assertThat(ForeignKey.of(key).orElseThrow().verifies(signed)).isFalse();
    }

    @Test
    void keysOfNoUseAreNone() throws JOSEException {
        ECKey good = KeyPairs.ec("foreign");
        RSAKey rsa = KeyPairs.rsa("foreign");
        BigInteger modulus = BigInteger.ONE.shiftLeft(8_191).setBit(0);

        assertThat(ForeignKey.of(good)).as("private").isEmpty();
        assertThat(ForeignKey.of(new OctetSequenceKey.Builder(new byte[32]).build()))
                .isEmpty();
        assertThat(ForeignKey.of(new ECKeyGenerator(Curve.P_384).generate().toPublicJWK()))
                .isEmpty();
        assertThat(ForeignKey.of(new ECKey.Builder(good.toPublicJWK())
                        .keyUse(KeyUse.ENCRYPTION)
                        .build()))
                .isEmpty();
        assertThat(ForeignKey.of(rsa(modulus, BigInteger.valueOf(65_537))))
                .as("too long")
                .isEmpty();
        assertThat(ForeignKey.of(rsa(modulus.shiftRight(7_168), BigInteger.valueOf(65_537))))
                .as("too short")
                .isEmpty();
        assertThat(ForeignKey.of(rsa(rsa.getModulus().decodeToBigInteger(), modulus.shiftRight(6_200))))
                .as("slow on purpose")
                .isEmpty();
    }

    @Test
    void thumbprintIsThatOfTheExampleInRfc7638() throws ParseException {
        JWK example = JWK.parse("""
                {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCi\
                FV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn\
                1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB"}""");

        assertThat(ForeignKey.of(example).orElseThrow().thumbprint())
                .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    private static RSAKey rsa(BigInteger modulus, BigInteger exponent) {
        return new RSAKey.Builder(Base64URL.encode(modulus), Base64URL.encode(exponent)).build();
    }

    private static JWSObject parse(String text) throws ParseException {
        return JWSObject.parse(text);
    }
}
