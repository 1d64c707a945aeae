package dev.signet.auth.client.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.testing.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredSecretTests {

    private static final String HASH =
            "$argon2id$v=19$m=7168,t=5,p=1$c29tZXNhbHRzb21lc2FsdA$YW5kLXRoaXMtaXMtdGhlLWhhc2gtb2YtaXQtYWxsISEhISE";
    private static final String DIGEST = SecretForm.sha256(Secrets.generated("any"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{noop}",
                "{bcrypt}$2a$10$something-that-was-hashed",
                "{NOOP}the-secret-itself",
                "{sha256}",
                "{sha256}something-that-was-hashed",
                "{sha256}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "{sha256}e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "{argon2id}the-secret-itself",
                "{argon2id}$argon2id$v=19$m=7168,t=5,p=1$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=7168,t=5,p=1$c29tZXNhbHRzb21lc2FsdA",
                "the-s\u00e9cret",
                "the\tsecret",
                "sgs_",
                "sgs_the-secret-itself",
                "{noop}sgs_the-secret-itself"
            })
    void whatNoClientCouldProveItselfWithStopsTheStart(String text) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new ConfiguredSecret(text).check("shop.client-secret"))
                .satisfies(refusal -> {
                    assertThat(refusal.property()).isEqualTo("shop.client-secret");
                    assertThat(refusal.remedy()).matches("[A-Z].*\\.");
                    assertThat(refusal.getMessage()).doesNotContain("the-secret-itself");
                });
    }

    @Test
    void secretThatIsTooLongStopsTheStart() {
        assertThatCode(() -> new ConfiguredSecret("s".repeat(256)).check("any")).doesNotThrowAnyException();
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new ConfiguredSecret("s".repeat(257)).check("any"));
    }

    @Test
    void generatedSecretThatWasCutOffStopsTheStart() {
        String secret = Secrets.generated("any");

        assertThatCode(() -> new ConfiguredSecret(secret).check("any")).doesNotThrowAnyException();
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new ConfiguredSecret(secret.substring(0, 52)).check("any"))
                .withMessageContaining("checksum");
    }

    @Test
    void whatIsKeptIsTakenAsItIs() {
        for (String text : new String[] {HASH, "{argon2id}" + HASH, DIGEST}) {
            assertThatCode(() -> new ConfiguredSecret(text).check("any")).doesNotThrowAnyException();
        }
        assertThat(new ConfiguredSecret(HASH).kept()).contains(HASH);
        assertThat(new ConfiguredSecret("{argon2id}" + HASH).kept()).contains(HASH);
        assertThat(new ConfiguredSecret(DIGEST).kept()).contains(DIGEST);
    }

    @Test
    void secretItselfIsNotKept() {
        assertThat(new ConfiguredSecret("secret").kept()).isEmpty();
        assertThat(new ConfiguredSecret("{noop}{sha256}").kept()).isEmpty();
        assertThat(new ConfiguredSecret("{noop}{sha256}").clear()).isEqualTo("{sha256}");
        assertThat(new ConfiguredSecret("secret").clear()).isEqualTo("secret");
    }

    @Test
    void printsNothingOfItself() {
        assertThat(new ConfiguredSecret("the-secret-itself")).asString().doesNotContain("the-secret-itself");
    }
}
