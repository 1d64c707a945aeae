package dev.signet.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Known answers: of FIPS 180-4 as NIST publishes them, and of RFC 7636 appendix B. */
class DigestTests {

    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void sha256GivesTheKnownAnswers() {
        assertThat(hex(Digest.sha256(""))).isEqualTo(OF_NOTHING);
        assertThat(hex(Digest.sha256("abc"))).isEqualTo(OF_ABC);
        assertThat(hex(Digest.sha256("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(OF_ABC);
    }

    @Test
    void sha512GivesTheKnownAnswer() {
        assertThat(hex(Digest.sha512("abc")))
                .isEqualTo("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    }

    @Test
    void textIsDigestedInUtf8() {
        assertThat(Digest.sha256("ä")).isEqualTo(Digest.sha256(new byte[] {(byte) 0xC3, (byte) 0xA4}));
    }

    @Test
    void theChallengeOfAVerifierIsTheOneOfTheStandard() {
        assertThat(Digest.sha256Base64url("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void onlyTheSameIsEqual() {
        assertThat(Digest.equal("abc", "abd")).isFalse();
        assertThat(Digest.equal("abc", "abcd")).isFalse();
        assertThat(Digest.equal("abc", "")).isFalse();
        assertThat(Digest.equal("abc", "ABC")).isFalse();
        assertThat(Digest.equal("abc", "abc")).isTrue();
        assertThat(Digest.equal(new byte[] {1, 2}, new byte[] {1, 3})).isFalse();
        assertThat(Digest.equal(new byte[] {1, 2}, new byte[] {1, 2})).isTrue();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
