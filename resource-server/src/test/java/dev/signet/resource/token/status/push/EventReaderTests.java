package dev.signet.resource.token.status.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.signet.resource.token.status.push.EventReader.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTests {

    private static List<Event> read(String text) throws IOException {
        EventReader reader = new EventReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), () -> {});
        List<Event> events = new ArrayList<>();
        for (Event event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void eventsAreReadWithEveryEndOfLine(String end) throws IOException {
        String text = "retry: 1000\n\n: hello\nevent: list\nid: 7\ndata: http://a/1\n\ndata:x\n\n:\n\nevent: ready\n\n";

        assertThat(read(text.replace("\n", end)))
                .containsExactly(
                        new Event("list", "7", "http://a/1"), new Event("", "7", "x"), new Event("ready", "7", ""));
    }

    @Test
    void eventThatIsNotFinishedIsNone() throws IOException {
        assertThat(read("event: list\ndata: http://a/1\n")).isEmpty();
    }

    @Test
    void lineMayNotBeTooLong() {
        assertThatIOException().isThrownBy(() -> read("x".repeat(EventReader.LONGEST_LINE + 1)));
    }
}
