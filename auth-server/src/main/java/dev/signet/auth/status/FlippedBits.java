package dev.signet.auth.status;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** The bits of one status list. Readers and writers need no lock: a bit is only ever set. */
final class FlippedBits {

    private final AtomicLongArray words = new AtomicLongArray(StatusIndex.LIST_SIZE / Long.SIZE);
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong version = new AtomicLong();

    boolean get(int position) {
        return (words.get(position / Long.SIZE) & (1L << (position % Long.SIZE))) != 0;
    }

    /** @param change its number; 0 if that is not known yet */
    void set(StatusFlip flip, long change) {
        latest.accumulateAndGet(flip.expiresAt().getEpochSecond(), Math::max);
        boolean news = changed.getAndAccumulate(change, Math::max) < change;
        int from = new StatusIndex(flip.first()).position();
        for (int position = from; position < from + flip.extent(); position++) {
            long bit = 1L << (position % Long.SIZE);
            news |= (words.getAndAccumulate(position / Long.SIZE, bit, (before, more) -> before | more) & bit) == 0;
        }
        if (news) {
            version.incrementAndGet();
        }
    }

    /** When the newest change was made, as the node that made it has it: the same on every node that knows of the same changes. */
    Instant changedAt() {
        return Instant.ofEpochMilli(changed.get());
    }

    /** Grows after each change, never before it. */
    long version() {
        return version.get();
    }

    /** Whether every token that has a bit here has expired by itself. */
    boolean over(Instant now) {
        return latest.get() < now.getEpochSecond();
    }

    /** One bit for each token, the lowest bit of the first byte first (draft-ietf-oauth-status-list-20 §4.1). */
    byte[] bytes() {
        byte[] bytes = new byte[StatusIndex.LIST_SIZE / Byte.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words.get(i / Long.BYTES) >>> (i % Long.BYTES * Byte.SIZE));
        }
        return bytes;
    }
}
