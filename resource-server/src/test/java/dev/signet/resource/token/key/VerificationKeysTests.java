package dev.signet.resource.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import dev.signet.resource.testing.TestIssuer;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationKeysTests {

    private static VerificationKeys of(JWK... keys) throws ParseException {
        return VerificationKeys.parse(new JWKSet(List.of(keys)).toString(false));
    }

    @Test
    void secretsInAKeySetAreNoKeys() throws Exception {
        OctetSequenceKey secret =
                new OctetSequenceKeyGenerator(256).keyID("secret").generate();

        assertThat(of(secret).size()).isZero();
    }

    @Test
    void shortRsaKeysAreNoKeys() throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(1024);
        RSAPublicKey weak = (RSAPublicKey) pairs.generateKeyPair().getPublic();

        assertThat(of(new RSAKey.Builder(weak).keyID("weak").build()).size()).isZero();
    }

    @Test
    void otherCurvesAreNoKeys() throws Exception {
        assertThat(of(new ECKeyGenerator(Curve.P_384).keyID("p384").generate()).size())
                .isZero();
    }

    @Test
    void keysForEncryptionAreNoKeys() throws Exception {
        ECKey encrypting = new ECKey.Builder(TestIssuer.anEcKey("enc"))
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        ECKey signingOnly = new ECKey.Builder(TestIssuer.anEcKey("ops"))
                .keyOperations(Set.of(KeyOperation.SIGN))
                .build();

        assertThat(of(encrypting, signingOnly).size()).isZero();
    }

    @Test
    void keysWithoutAnIdAreNoKeys() throws Exception {
        ECKey nameless = new ECKey.Builder(TestIssuer.anEcKey("x")).keyID(null).build();

        assertThat(of(nameless).size()).isZero();
    }

    @Test
    void keyThatNamesItsAlgorithmServesNoOther() throws Exception {
        RSAKey rsa = new RSAKey.Builder(TestIssuer.anRsaKey("rsa"))
                .algorithm(JWSAlgorithm.RS256)
                .build();

        VerificationKey key = of(rsa).find("rsa").orElseThrow();

        assertThat(key.allows(JWSAlgorithm.RS256)).isTrue();
        assertThat(key.allows(JWSAlgorithm.PS256)).isFalse();
    }

    @Test
    void keyForAnAlgorithmThatIsNotAcceptedIsNoKey() throws Exception {
        RSAKey rsa = new RSAKey.Builder(TestIssuer.anRsaKey("rsa"))
                .algorithm(new Algorithm("RSA-OAEP"))
                .build();

        assertThat(of(rsa).size()).isZero();
    }

    @Test
    void textThatIsNoKeySetIsRefused() {
        assertThatExceptionOfType(ParseException.class).isThrownBy(() -> VerificationKeys.parse("[]"));
    }
}
