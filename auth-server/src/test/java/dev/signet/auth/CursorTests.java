package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The place in a list: read back as it was written, and nothing else is read. */
class CursorTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "====", "null", "' or 1=1 --", "AAAA", "!!!!", "a.b", "\u0000"})
    void whatNobodyHereWroteIsNoPlace(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void timesThatDatabasesDoNotShareAreNoPlace() {
        assertThat(Cursor.parse(bytes(Byte.MAX_VALUE))).isEmpty();
        assertThat(Cursor.parse(bytes((byte) -1))).isEmpty();
    }

    @Test
    void placeIsReadBackAsItWasWritten() {
        Cursor place = new Cursor(Instant.parse("2026-11-21T14:35:22.123456Z"), UUID.randomUUID());

        assertThat(Cursor.parse(place.text())).contains(place);
        assertThat(place.text()).matches("[\\w-]{32}");
    }

    private static String bytes(byte each) {
        byte[] bytes = new byte[24];
        java.util.Arrays.fill(bytes, each);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
