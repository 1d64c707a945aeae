package dev.signet.resource.token.status.push;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (HTML §9.2.6), as far as hints need them: an event's name, its id and one line of data. Lines are
 * limited in length.
 */
final class EventReader {

    static final int LONGEST_LINE = 2_000;

    private static final int END = -1;

    private final InputStream stream;
    private final Runnable heard;
    private boolean afterReturn;
    private String lastId = "";

    /**
     * One event.
     *
     * @param id the last one that was sent, with this event or before; empty when there was none
     */
    record Event(String name, String id, String data) {}

    /** @param heard is called for each line, also of a comment, by which the server shows that it is there */
    EventReader(InputStream stream, Runnable heard) {
        this.stream = new BufferedInputStream(stream);
        this.heard = heard;
    }

    /** The next event that has data or a name; null at the end of the stream. */
    @Nullable
    Event next() throws IOException {
        String name = "";
        String data = "";
        for (String line = line(); line != null; line = line()) {
            heard.run();
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "event" -> name = value;
                case "data" -> data = value;
                case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
                default -> {
                    // A comment, or a field that says nothing here.
                }
            }
            if (line.isEmpty() && !(name.isEmpty() && data.isEmpty())) {
                return new Event(name, lastId, data);
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = stream.read(); next != END; next = stream.read()) {
            boolean second = next == '\n' && afterReturn;
            afterReturn = next == '\r';
            if (second) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new IOException("sent a line that is too long");
            }
        }
        return null;
    }
}
