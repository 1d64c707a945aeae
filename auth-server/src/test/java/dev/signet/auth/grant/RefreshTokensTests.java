package dev.signet.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.secret.MacKey;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads a token knows no database: nothing that is refused here costs more than a MAC. */
class RefreshTokensTests {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String FOREIGN = "+/=. \n\u0000ä%";
    private static final String PREFIX = "sgr_";

    /** Seeded, so that what fails once fails again. */
    private final Random random = new Random(20261121);

    private final MacKey key = aKey();
    private final RefreshTokens tokens = new RefreshTokens(() -> List.of(key));
    private final GrantId grant = aGrant();
    private final String genuine = tokens.compute(grant, 7);

    @Nested
    @DisplayName("What is refused")
    class Refused {

        @Test
        void everyChangeOfOneCharacter() {
            for (int i = 0; i < genuine.length(); i++) {
                for (char other : (ALPHABET + FOREIGN).toCharArray()) {
                    if (other != genuine.charAt(i)) {
                        assertRefused(genuine.substring(0, i) + other + genuine.substring(i + 1));
                    }
                }
            }
        }

        @Test
        void everyTruncation() {
            for (int length = 0; length < genuine.length(); length++) {
                assertRefused(genuine.substring(0, length));
                assertRefused(genuine.substring(genuine.length() - length));
            }
        }

        @Test
        void everyExtension() {
            for (char more : (ALPHABET + FOREIGN).toCharArray()) {
                assertRefused(genuine + more);
                assertRefused(more + genuine);
            }
            assertRefused(genuine + genuine);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "sgr-", "SGR_", "sgr__", "sga_", " sgr_", "sgr_ "})
        void anotherPrefix(String prefix) {
            assertRefused(prefix + genuine.substring(PREFIX.length()));
        }

        @Test
        void twoCharactersThatChangedPlaces() {
            for (int i = 1; i < genuine.length(); i++) {
                if (genuine.charAt(i) != genuine.charAt(i - 1)) {
                    assertRefused(genuine.substring(0, i - 1)
                            + genuine.charAt(i)
                            + genuine.charAt(i - 1)
                            + genuine.substring(i + 1));
                }
            }
        }

        @Test
        void randomBytesOfAnyLength() {
            for (int i = 0; i < 2_000; i++) {
                byte[] garbage = new byte[random.nextInt(100)];
                random.nextBytes(garbage);
                assertRefused(PREFIX + base64url(garbage));
            }
        }

        @Test
        void tokenOfAnotherKey() {
            MacKey other = aKey();

            assertRefused(new RefreshTokens(() -> List.of(other)).compute(grant, 7));
        }

        @Test
        void tokenOfAKeyThatIsGoodNoMore() {
            MacKey next = aKey();

            assertThat(new RefreshTokens(() -> List.of(next)).read(genuine)).isEmpty();
        }

        @Test
        void idOfAnotherGrantBeforeItsMac() {
            byte[] one = bytes(genuine);
            byte[] other = bytes(tokens.compute(aGrant(), 7));
            System.arraycopy(other, 0, one, 0, 16);

            assertRefused(PREFIX + base64url(one));
        }

        @Test
        void generationOfItsSuccessorBeforeItsMac() {
            byte[] one = bytes(genuine);
            byte[] next = bytes(tokens.compute(grant, 8));
            System.arraycopy(next, 16, one, 16, 8);

            assertRefused(PREFIX + base64url(one));
        }

        @Test
        void halvesOfItsIdThatChangedPlaces() {
            byte[] swapped = bytes(genuine);
            byte[] whole = bytes(genuine);
            System.arraycopy(whole, 0, swapped, 8, 8);
            System.arraycopy(whole, 8, swapped, 0, 8);

            assertRefused(PREFIX + base64url(swapped));
        }
    }

    @RepeatedTest(20)
    void namesTheGrantAndTheGenerationThatItWasComputedFrom() {
        GrantId any = aGrant();
        long generation = random.nextLong();

        assertThat(tokens.read(tokens.compute(any, generation))).hasValue(new RefreshTokens.Named(any, generation));
    }

    @Test
    void isGoodAsLongAsItsKeyIsWhileTheNewestMakesTheNext() {
        MacKey next = aKey();
        RefreshTokens after = new RefreshTokens(() -> List.of(next, key));

        String successor = after.compute(grant, 8);

        assertThat(after.read(genuine)).hasValue(new RefreshTokens.Named(grant, 7));
        assertThat(after.read(successor)).hasValue(new RefreshTokens.Named(grant, 8));
        assertThat(tokens.read(successor)).as("by the key before alone").isEmpty();
    }

    @Test
    void isTheSameWhereverItIsComputed() {
        assertThat(tokens.compute(grant, 7)).isEqualTo(genuine);
    }

    @Test
    void isKnownToSecretScannersByItsPrefix() {
        assertThat(genuine).matches("sgr_[A-Za-z0-9_-]{75}");
    }

    private void assertRefused(String token) {
        assertThat(tokens.read(token)).as(token).isEmpty();
    }

    private MacKey aKey() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new MacKey(key);
    }

    private GrantId aGrant() {
        return new GrantId(new UUID(random.nextLong(), random.nextLong()));
    }

    private static byte[] bytes(String token) {
        return Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
