package dev.signet.auth.grant.live;

import dev.signet.auth.TokenSlot;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The access tokens of a grant that an API may take, oldest first, as ranges of indexes in {@value #BYTES_EACH} bytes each. A range is
 * left out when all of it has expired. A grant that obtains tokens faster than they expire is given longer and longer ranges, so
 * that there are few of them however many tokens there are.
 */
public final class LiveTokens {

    public static final LiveTokens NONE = new LiveTokens(new byte[0]);

    /**
     * How many ranges a grant can have: whoever wants one more has to give the older ones up. As many as answers may be given again
     * at once, for each of those has one.
     */
    public static final int MOST = 128;

    /**
     * For how long after its end an API may take a token, because clocks differ: one that expired a moment ago has to be ended as well. No
     * longer than {@code status} remembers.
     */
    public static final Duration FORGIVEN = Duration.ofMinutes(1);

    /** As many as a client has that refreshes shortly before its token expires, and a few more. */
    private static final int FEW = 4;

    /** The longest range that is set aside at once. */
    static final int LONGEST = 256;

    private static final int BYTES_EACH = Long.BYTES + 2 * Short.BYTES + 2 * Integer.BYTES;

    private final byte[] bytes;

    private LiveTokens(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Indexes of which the first {@code used} have been given to tokens. Times are in seconds of the epoch. */
    private record Range(long first, int extent, int used, long until, long expiresAt) {

        boolean spare() {
            return used < extent;
        }

        long next() {
            return first + used;
        }

        Range oneMore(long tokenExpiresAt) {
            return new Range(first, extent, used + 1, until, Math.max(expiresAt, tokenExpiresAt));
        }

        void write(ByteBuffer stored) {
            stored.putLong(first).putShort((short) extent).putShort((short) used);
            stored.putInt((int) until).putInt((int) expiresAt);
        }

        static Range read(ByteBuffer stored) {
            return new Range(
                    stored.getLong(),
                    Short.toUnsignedInt(stored.getShort()),
                    Short.toUnsignedInt(stored.getShort()),
                    Integer.toUnsignedLong(stored.getInt()),
                    Integer.toUnsignedLong(stored.getInt()));
        }
    }

    /** As they were stored. */
    public static LiveTokens read(byte[] stored) {
        return stored.length == 0 ? NONE : new LiveTokens(stored.clone());
    }

    /** As they are to be stored. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A single one. */
    public static LiveTokens of(TokenSlot slot) {
        return NONE.with(slot);
    }

    /** These that are alive at the time of {@code slot}, and the token that goes there. */
    public LiveTokens with(TokenSlot slot) {
        List<Range> all = ranges(slot.issuedAt());
        // A second more than a fraction of one: what is remembered must not end before the token.
        long expiresAt = slot.expiresAt().getEpochSecond() + 1 + FORGIVEN.toSeconds();
        Range newest = all.isEmpty() ? null : all.get(all.size() - 1);
        if (newest != null && newest.spare() && newest.next() == slot.index()) {
            all.set(all.size() - 1, newest.oneMore(expiresAt));
        } else {
            all.add(new Range(slot.index(), slot.extent(), 1, slot.until().getEpochSecond(), expiresAt));
        }
        return of(all);
    }

    /** The next of the indexes that were set aside for this grant, if it may go to a token that lives until {@code expiresAt}. */
    public OptionalLong spare(Instant now, Instant expiresAt) {
        List<Range> all = ranges(now);
        Range newest = all.isEmpty() ? null : all.get(all.size() - 1);
        return newest == null || !newest.spare() || expiresAt.getEpochSecond() >= newest.until()
                ? OptionalLong.empty()
                : OptionalLong.of(newest.next());
    }

    /** How many indexes to set aside when there is none to spare: just one, but ever more for a grant that has several alive. */
    public int wanted(Instant now) {
        List<Range> all = ranges(now);
        return all.size() < FEW
                ? 1
                : Math.min(LONGEST, 2 * all.get(all.size() - 1).extent());
    }

    /** The newer half of those alive at {@code now}: what is left when there are too many. */
    public LiveTokens newerHalf(Instant now) {
        List<Range> all = ranges(now);
        return of(all.subList(all.size() / 2, all.size()));
    }

    public List<LiveToken> alive(Instant now) {
        return ranges(now).stream()
                .map(range -> new LiveToken(range.first(), range.extent(), Instant.ofEpochSecond(range.expiresAt())))
                .toList();
    }

    /** Whether there are as many at {@code now} as there can be. */
    public boolean full(Instant now) {
        return bytes.length >= MOST * BYTES_EACH && ranges(now).size() >= MOST;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveTokens tokens && Arrays.equals(bytes, tokens.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "LiveTokens[" + bytes.length / BYTES_EACH + "]";
    }

    /** Those of which a token may be alive. */
    private List<Range> ranges(Instant now) {
        List<Range> alive = new ArrayList<>(bytes.length / BYTES_EACH + 1);
        ByteBuffer stored = ByteBuffer.wrap(bytes);
        while (stored.hasRemaining()) {
            Range range = Range.read(stored);
            if (now.getEpochSecond() < range.expiresAt()) {
                alive.add(range);
            }
        }
        return alive;
    }

    private static LiveTokens of(List<Range> all) {
        ByteBuffer stored = ByteBuffer.allocate(all.size() * BYTES_EACH);
        all.forEach(range -> range.write(stored));
        return new LiveTokens(stored.array());
    }
}
