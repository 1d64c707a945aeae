package dev.signet.resource.token.status;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list whose signature was good: the statuses of its tokens at the time when it was signed (§4.1).
 *
 * <p>Not a record: its array is its own, and comparing lists means more than comparing fields.
 */
final class StatusList {

    /** The status of a token that is good, and of one that was taken back for good (§7.1). */
    static final int VALID = 0;

    static final int INVALID = 1;

    /** The answer for a place that the list does not have. */
    static final int BEYOND = -1;

    private final byte[] entries;
    private final int bits;
    private final Instant issued;
    private final Instant expires;
    private final @Nullable Duration fresh;

    /**
     * A list, which from now on owns the array.
     *
     * @param bits for each token: 1, 2, 4 or 8
     * @param fresh after how long the issuer wants to be asked again, if it says
     */
    StatusList(byte[] entries, int bits, Instant issued, Instant expires, @Nullable Duration fresh) {
        this.entries = entries;
        this.bits = bits;
        this.issued = issued;
        this.expires = expires;
        this.fresh = fresh;
    }

    Instant issued() {
        return issued;
    }

    Instant expires() {
        return expires;
    }

    @Nullable
    Duration fresh() {
        return fresh;
    }

    /** The status at a place, the lowest bits of the first byte first; {@link #BEYOND} for a place that is not there. */
    int status(long index) {
        int inByte = Byte.SIZE / bits;
        if (index < 0 || index / inByte >= entries.length) {
            return BEYOND;
        }
        int shift = (int) (index % inByte) * bits;
        return (entries[(int) (index / inByte)] & 0xff) >> shift & (1 << bits) - 1;
    }

    /** Whether every token that is not good by the other list has the same status by this one. */
    boolean keepsAllOf(StatusList other) {
        if (bits != other.bits) {
            return false;
        }
        for (int i = 0; i < other.entries.length; i++) {
            byte mine = i < entries.length ? entries[i] : 0;
            if (mine != other.entries[i] && !keeps(mine, other.entries[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean keeps(int mine, int others) {
        int mask = (1 << bits) - 1;
        for (int shift = 0; shift < Byte.SIZE; shift += bits) {
            int before = others >> shift & mask;
            if (before != VALID && before != (mine >> shift & mask)) {
                return false;
            }
        }
        return true;
    }
}
