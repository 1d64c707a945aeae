package dev.signet.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeyTests {

    private static final String PURPOSE = "the key of 2026";
    private static final byte[] CONTENT = "what nobody may read".getBytes(StandardCharsets.UTF_8);

    private final SealingKey key = new SealingKey(new byte[32]);

    @Nested
    @DisplayName("What stays shut")
    class Refused {

        private final byte[] sealed = key.seal(PURPOSE, CONTENT);

        @Test
        void anotherPurpose() {
            assertThat(key.open("the key of 2025", sealed)).isEmpty();
            assertThat(key.open("", sealed)).isEmpty();
            assertThat(key.open(PURPOSE + " ", sealed)).isEmpty();
        }

        @Test
        void anyFlippedBit() {
            for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
                byte[] changed = sealed.clone();
                changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

                assertThat(key.open(PURPOSE, changed)).as("bit %d", bit).isEmpty();
            }
        }

        @Test
        void anyTruncation() {
            for (int length = 0; length < sealed.length; length++) {
                assertThat(key.open(PURPOSE, Arrays.copyOf(sealed, length)))
                        .as("%d bytes", length)
                        .isEmpty();
            }
        }

        @Test
        void anExtension() {
            assertThat(key.open(PURPOSE, Arrays.copyOf(sealed, sealed.length + 1)))
                    .isEmpty();
        }

        @Test
        void anotherKey() {
            byte[] other = new byte[32];
            other[31] = 1;

            assertThat(new SealingKey(other).open(PURPOSE, sealed)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 16, 24, 31, 33, 64})
        void keyOfAnotherLength(int bytes) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SealingKey(new byte[bytes]));
        }
    }

    @Test
    void opensWhatItSealed() {
        assertThat(key.open(PURPOSE, key.seal(PURPOSE, CONTENT))).hasValue(CONTENT);
        assertThat(key.open(PURPOSE, key.seal(PURPOSE, new byte[0]))).hasValue(new byte[0]);
    }

    @Test
    void theSameContentIsNeverSealedTheSameWay() {
        assertThat(key.seal(PURPOSE, CONTENT)).isNotEqualTo(key.seal(PURPOSE, CONTENT));
    }

    @Test
    void printsNothingOfItself() {
        assertThat(key).hasToString("SealingKey[hidden]");
    }
}
