package dev.signet.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MacKeyTests {

    @Test
    void keyShorterThan256BitsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MacKey(new byte[31]));
    }

    @Test
    void macIsTheKnownAnswer() {
        // RFC 4231 §4.7, the first of its cases whose key is long enough to be taken here.
        byte[] key = new byte[131];
        Arrays.fill(key, (byte) 0xAA);
        byte[] message = "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(new MacKey(key).mac(message)))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void keyIsACopy() {
        byte[] bytes = new byte[32];
        MacKey key = new MacKey(bytes);
        byte[] before = key.mac(new byte[] {1});

        bytes[0] = 1;

        assertThat(key.mac(new byte[] {1})).isEqualTo(before);
    }

    @Test
    void printsNothingOfItself() {
        assertThat(new MacKey(new byte[32])).hasToString("MacKey[hidden]");
    }
}
