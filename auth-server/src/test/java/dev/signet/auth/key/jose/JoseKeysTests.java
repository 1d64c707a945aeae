package dev.signet.auth.key.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.key.CryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.text.ParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys of every algorithm, with every provider of cryptography that is on: the fast one and the JDK's own do the same. */
class JoseKeysTests {

    private static final Map<SigningAlgorithm, JWK> KEYS = new EnumMap<>(SigningAlgorithm.class);

    @BeforeAll
    static void makeKeys() {
        CryptoProvider.begin();
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            KEYS.put(algorithm, JoseKeys.generate(algorithm, "key-for-" + algorithm.wireName()));
        }
    }

    @Nested
    @DisplayName("RFC 8037: Ed25519")
    class Ed25519 {

        private static final String HEADER_AND_PAYLOAD = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        private static final Base64URL SIGNATURE =
                new Base64URL("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
        private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.EdDSA);

        private final OctetKeyPair key = new OctetKeyPair.Builder(
                        Curve.Ed25519, new Base64URL("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
                .d(new Base64URL("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"))
                .algorithm(JWSAlgorithm.EdDSA)
                .build();

        @ParameterizedTest
        @MethodSource("dev.signet.auth.key.jose.JoseKeysTests#ed25519Providers")
        void signatureOfAppendixA4IsTheKnownAnswer(Provider provider) throws JOSEException {
            JWSSigner signer = new Ed25519Signer(key);
            signer.getJCAContext().setProvider(provider);

            assertThat(signer.sign(HEADER, bytes())).isEqualTo(SIGNATURE);
        }

        @ParameterizedTest
        @MethodSource("dev.signet.auth.key.jose.JoseKeysTests#ed25519Providers")
        void signatureOfAppendixA5IsVerified(Provider provider) throws JOSEException {
            JWSVerifier verifier = new Ed25519Verifier(key.toPublicJWK());
            verifier.getJCAContext().setProvider(provider);

            assertThat(verifier.verify(HEADER, bytes(), SIGNATURE)).isTrue();
        }

        @ParameterizedTest
        @MethodSource("dev.signet.auth.key.jose.JoseKeysTests#ed25519Providers")
        void everyChangeAndEveryCutIsRefused(Provider provider) throws JOSEException {
            JWSVerifier verifier = new Ed25519Verifier(key);
            verifier.getJCAContext().setProvider(provider);
            byte[] signature = SIGNATURE.decode();

            for (int i = 0; i < signature.length; i++) {
                byte[] changed = signature.clone();
                changed[i] ^= 1;
                assertThat(verifier.verify(HEADER, bytes(), Base64URL.encode(changed)))
                        .as("octet %d", i)
                        .isFalse();
                assertThat(verifier.verify(HEADER, bytes(), Base64URL.encode(Arrays.copyOf(signature, i))))
                        .as("%d octets", i)
                        .isFalse();
            }
            assertThat(verifier.verify(HEADER, bytes(), Base64URL.encode(new byte[64])))
                    .isFalse();
            assertThat(verifier.verify(HEADER, new byte[0], SIGNATURE)).isFalse();
        }

        @Test
        void otherAlgorithmsAndCriticalParametersAreRefused() throws JOSEException {
            JWSVerifier verifier = new Ed25519Verifier(key);
            JWSHeader critical = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                    .criticalParams(Set.of("exp"))
                    .build();

            assertThat(verifier.verify(new JWSHeader(JWSAlgorithm.ES256), bytes(), SIGNATURE))
                    .isFalse();
            assertThat(verifier.verify(critical, bytes(), SIGNATURE)).isFalse();
            assertThatExceptionOfType(JOSEException.class)
                    .isThrownBy(() -> new Ed25519Signer(key).sign(new JWSHeader(JWSAlgorithm.HS256), bytes()));
        }

        @Test
        void keyWithoutItsPrivateHalfSignsNothing() {
            assertThatExceptionOfType(JOSEException.class).isThrownBy(() -> new Ed25519Signer(key.toPublicJWK()));
        }

        private static byte[] bytes() {
            return HEADER_AND_PAYLOAD.getBytes(StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatOneProviderSignsTheOtherVerifies(SigningAlgorithm algorithm, Provider signing, Provider verifying)
            throws JOSEException, ParseException {
        JWSSigner signer = JoseKeys.signer(KEYS.get(algorithm));
        JWSVerifier verifier = JoseKeys.verifier(KEYS.get(algorithm).toPublicJWK());
        signer.getJCAContext().setProvider(signing);
        verifier.getJCAContext().setProvider(verifying);

        String signed = sign(algorithm, signer);

        assertThat(JWSObject.parse(signed).verify(verifier)).isTrue();
        assertThat(JWSObject.parse(signed.replaceFirst("\\.\\w", ".f")).verify(verifier))
                .as("another payload")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void keyIsForItsAlgorithmAndForNoOther(SigningAlgorithm algorithm) throws JOSEException, ParseException {
        JWK key = KEYS.get(algorithm);
        JWSObject signed = JWSObject.parse(sign(algorithm, JoseKeys.signer(key)));

        assertThat(key.getAlgorithm()).isEqualTo(algorithm.jws());
        assertThat(JoseKeys.algorithm(JWK.parse(key.toPublicJWK().toJSONString())))
                .isEqualTo(algorithm.jws());
        for (JWK other : KEYS.values()) {
            boolean own = other.equals(key);
            assertThat(verifies(signed, JoseKeys.verifier(other)))
                    .as(other.getKeyID())
                    .isEqualTo(own);
        }
    }

    @Test
    void newKeysAreStrongAndNoTwoAreAlike() throws JOSEException {
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            JWK one = KEYS.get(algorithm);
            JWK other = JoseKeys.generate(algorithm, "another");

            assertThat(one.computeThumbprint()).isNotEqualTo(other.computeThumbprint());
            assertThat(one.size()).isGreaterThanOrEqualTo(256);
            assertThat(one.toPublicJWK().isPrivate()).isFalse();
        }
        assertThat(KEYS.get(SigningAlgorithm.RS256).size()).isGreaterThanOrEqualTo(2048);
        assertThat(KEYS.get(SigningAlgorithm.PS256).size()).isGreaterThanOrEqualTo(2048);
    }

    static List<Provider> ed25519Providers() {
        return providers(SigningAlgorithm.EDDSA);
    }

    static Stream<Arguments> whatOneProviderSignsTheOtherVerifies() {
        return Arrays.stream(SigningAlgorithm.values())
                .flatMap(algorithm -> providers(algorithm).stream()
                        .flatMap(signing -> providers(algorithm).stream()
                                .map(verifying -> Arguments.of(algorithm, signing, verifying))));
    }

    private static List<Provider> providers(SigningAlgorithm algorithm) {
        String service = switch (algorithm) {
            case RS256 -> "SHA256withRSA";
            case PS256 -> "RSASSA-PSS";
            case ES256 -> "SHA256withECDSA";
            case EDDSA -> "Ed25519";
        };
        return List.of(Security.getProviders("Signature." + service));
    }

    private static String sign(SigningAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        JWSObject object = new JWSObject(new JWSHeader(algorithm.jws()), new Payload("{\"sub\":\"somebody\"}"));
        object.sign(signer);
        return object.serialize();
    }

    /** What a verifier will not even try is not verified. */
    private static boolean verifies(JWSObject signed, JWSVerifier verifier) {
        try {
            return signed.verify(verifier);
        } catch (JOSEException notForThisAlgorithm) {
            return false;
        }
    }
}
