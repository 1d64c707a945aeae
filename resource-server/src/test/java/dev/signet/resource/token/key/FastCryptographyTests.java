package dev.signet.resource.token.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.testing.TestIssuer;
import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The build puts the Corretto provider on the class path where the platform has it. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"})
class FastCryptographyTests {

    private static JWSObject signedBy(ECKey key) throws JOSEException {
        JWSObject signed = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload("hello"));
        signed.sign(new ECDSASigner(key));
        return signed;
    }

    @Test
    void isUsedWhereItIsThere() {
        assertThat(FastCryptography.provider()).isNotNull();
        assertThat(FastCryptography.provider().getName()).isEqualTo("AmazonCorrettoCryptoProvider");
    }

    @Test
    void leavesTheRestOfTheApplicationAlone() {
        assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
    }

    @Test
    void verifiesWhatThePlatformSignedAndNothingElse() throws JOSEException {
        ECKey key = TestIssuer.anEcKey("one");
        VerificationKey verifying = VerificationKey.of(key.toPublicJWK()).orElseThrow();

        assertThat(verifying.verifies(signedBy(key))).isTrue();
        assertThat(verifying.verifies(signedBy(TestIssuer.anEcKey("one")))).isFalse();
    }
}
