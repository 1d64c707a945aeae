package dev.signet.auth.grant.live;

import dev.signet.auth.TokenSlot;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The access tokens of a grant that may be alive, oldest first, in {@value #BYTES_EACH} bytes each. Those that have expired
 * are left out when one is added, so that there are never more than a client obtains in a token's lifetime.
 */
public final class LiveTokens {

    public static final LiveTokens NONE = new LiveTokens(new byte[0]);

    /** How many a grant can have: whoever wants one more has to give the older ones up. */
    public static final int MOST = 256;

    private static final int BYTES_EACH = Long.BYTES + Integer.BYTES;

    private final byte[] bytes;

    private LiveTokens(byte[] bytes) {
        this.bytes = bytes;
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
        List<LiveToken> all = new ArrayList<>(alive(slot.issuedAt()));
        // A second more than a fraction of one: what is remembered must not end before the token.
        all.add(new LiveToken(
                slot.index(), Instant.ofEpochSecond(slot.expiresAt().getEpochSecond() + 1)));
        return of(all);
    }

    /** The newer half of those alive at {@code now}: what is left when there are too many. */
    public LiveTokens newerHalf(Instant now) {
        List<LiveToken> all = alive(now);
        return of(all.subList(all.size() / 2, all.size()));
    }

    public List<LiveToken> alive(Instant now) {
        List<LiveToken> alive = new ArrayList<>(bytes.length / BYTES_EACH);
        ByteBuffer stored = ByteBuffer.wrap(bytes);
        while (stored.hasRemaining()) {
            long index = stored.getLong();
            Instant expiresAt = Instant.ofEpochSecond(Integer.toUnsignedLong(stored.getInt()));
            if (now.isBefore(expiresAt)) {
                alive.add(new LiveToken(index, expiresAt));
            }
        }
        return alive;
    }

    /** Whether there are as many at {@code now} as there can be. */
    public boolean full(Instant now) {
        return bytes.length >= MOST * BYTES_EACH && alive(now).size() >= MOST;
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

    private static LiveTokens of(List<LiveToken> all) {
        ByteBuffer stored = ByteBuffer.allocate(all.size() * BYTES_EACH);
        all.forEach(token ->
                stored.putLong(token.index()).putInt((int) token.expiresAt().getEpochSecond()));
        return new LiveTokens(stored.array());
    }
}
