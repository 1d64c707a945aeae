package dev.signet.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Argon2id as RFC 9106 has it: a hash of the library in C is verified by the one in Java, and the other way round. */
class Argon2idTests {

    private static final String SEVERAL_BLOCKS =
            "of more bytes than one block of the digest inside takes, which are 128: "
                    + "so this goes on and on, and on and on, and on and on, until there are enough of them, and then a few more";

    private static final PasswordEncoder ANOTHER = new Argon2PasswordEncoder(16, 32, 1, 7 * 1024, 5);

    @ParameterizedTest
    @ValueSource(strings = {"alice-password", " ", "grüße aus 東京 🔑", SEVERAL_BLOCKS})
    void hashIsWhatAnotherImplementationWouldMake(String chosen) {
        String hash = Argon2id.hash(chosen);

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=7168,t=5,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(ANOTHER.matches(chosen, hash)).isTrue();
        assertThat(Argon2id.matches(chosen, hash)).isTrue();
        assertThat(Argon2id.matches(chosen + "x", hash)).isFalse();
        assertThat(Argon2id.outdated(hash)).isFalse();
    }

    @Test
    void everyHashHasASaltOfItsOwn() {
        assertThat(Argon2id.hash("the same")).isNotEqualTo(Argon2id.hash("the same"));
    }

    @ParameterizedTest
    @CsvSource({
        "16, 32, 1,  8192, 3, true",
        "16, 32, 1,  4096, 5, true",
        "16, 32, 1, 19456, 5, false",
        "16, 32, 2,  7168, 5, false",
        "32, 64, 4,  9216, 6, false",
    })
    void hashWithParametersOfItsOwnIsVerifiedByThem(
            int salt, int length, int lanes, int memory, int passes, boolean outdated) {
        String hash = new Argon2PasswordEncoder(salt, length, lanes, memory, passes).encode("imported");

        assertThat(Argon2id.matches("imported", String.valueOf(hash))).isTrue();
        assertThat(Argon2id.matches("Imported", String.valueOf(hash))).isFalse();
        assertThat(Argon2id.outdated(String.valueOf(hash))).isEqualTo(outdated);
    }

    /** From the tests of the reference implementation. */
    @Test
    void knownHashIsVerified() {
        String known = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(Argon2id.matches("password", known)).isTrue();
        assertThat(Argon2id.matches("passwore", known)).isFalse();
    }
}
