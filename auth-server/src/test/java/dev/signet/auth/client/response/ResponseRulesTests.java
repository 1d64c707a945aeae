package dev.signet.auth.client.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.Encryption;
import dev.signet.auth.client.key.KeySource;
import dev.signet.auth.testing.KeyPairs;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stops the start, because answers for the client could not be made or not be read. */
class ResponseRulesTests {

    private static final String OWN = "signet.client.settings.garden.";
    private static final Set<String> NOWHERE = Set.of();

    @Test
    void contentIsEncryptedNowhereWithoutAWayForItsKey() {
        assertThat(refused(encrypting(null, Encryption.Enc.A256GCM), published()))
                .isEqualTo(OWN + "id-token-encrypted-response-enc");
    }

    @Test
    void nothingIsEncryptedForAClientWithoutAKeyForThat() {
        KeySource toSignWith = new KeySource(KeyPairs.published("garden"), null);

        assertThat(refused(encrypting(Encryption.Alg.ECDH_ES, null), KeySource.NONE))
                .isEqualTo(OWN + "id-token-encrypted-response-alg");
        assertThat(refused(encrypting(Encryption.Alg.ECDH_ES, null), toSignWith))
                .isEqualTo(OWN + "id-token-encrypted-response-alg");
    }

    @Test
    void keyThatIsHereOrMayBePublishedWillDo() {
        KeySource here = new KeySource(KeyPairs.readers("garden"), null);

        assertThatNoException().isThrownBy(() -> {
            ResponseRules.check(OWN, encrypting(Encryption.Alg.RSA_OAEP_256, null), here, NOWHERE);
            ResponseRules.check(
                    OWN, encrypting(Encryption.Alg.ECDH_ES_A256KW, Encryption.Enc.A128GCM), published(), NOWHERE);
            ResponseRules.check(OWN, ResponseSettings.NONE, KeySource.NONE, NOWHERE);
        });
    }

    @Test
    void contentIsEncryptedAsRegistrationHasItWhereOnlyTheKeyIsSaid() {
        assertThat(encrypting(Encryption.Alg.ECDH_ES, null).forms(NOWHERE).idTokenEncryption())
                .isEqualTo(new Encryption(Encryption.Alg.ECDH_ES, Encryption.Enc.A128CBC_HS256));
    }

    private static String refused(ResponseSettings settings, KeySource keys) {
        String[] property = new String[1];
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> ResponseRules.check(OWN, settings, keys, NOWHERE))
                .satisfies(refusal -> property[0] = refusal.property());
        return property[0];
    }

    private static ResponseSettings encrypting(Encryption.@Nullable Alg alg, Encryption.@Nullable Enc enc) {
        return new ResponseSettings(new AnswerSettings(null, null, alg, enc, null, null), SubjectSettings.NONE);
    }

    private static KeySource published() {
        return new KeySource(null, URI.create("https://garden.example/jwks"));
    }
}
