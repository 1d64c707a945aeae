package dev.signet.auth;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where one page of a list ends and the next begins: the time and the id of the last row, which no two rows share. Rows that come or go
 * meanwhile shift nothing. It opens nothing: what a list shows is decided by who asks.
 *
 * @param at with microseconds, as databases keep it
 */
public record Cursor(Instant at, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;

    private static final long MICROS_OF_A_SECOND = 1_000_000;

    /** The year 9999: beyond it databases stop understanding each other. */
    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond() * MICROS_OF_A_SECOND;

    /** As it stands in an address. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(at.getEpochSecond() * MICROS_OF_A_SECOND + at.getNano() / 1_000)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty for whatever {@link #text} did not make. */
    public static Optional<Cursor> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long micros = buffer.getLong();
        if (micros < 0 || micros > LATEST) {
            return Optional.empty();
        }
        return Optional.of(new Cursor(
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(buffer.getLong(), buffer.getLong())));
    }
}
