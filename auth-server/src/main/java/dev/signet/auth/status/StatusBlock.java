package dev.signet.auth.status;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A block of consecutive indexes in the hand of this node, given out one by one. */
final class StatusBlock {

    /** How many indexes a block has: one statement for as many tokens. Divides {@link StatusIndex#LIST_SIZE}. */
    static final int SIZE = 256;

    /** How many blocks make a list. */
    static final int LIST_BLOCKS = StatusIndex.LIST_SIZE / SIZE;

    private final long first;
    private final Instant usableUntil;
    private final Instant expiresAt;
    private final AtomicInteger given = new AtomicInteger();

    /**
     * @param usableUntil from then on nothing more is given out, so that a block does not stay in use for ever
     * @param expiresAt no token with an index of this block lives longer
     */
    StatusBlock(long number, Instant usableUntil, Instant expiresAt) {
        this.first = firstOf(number);
        this.usableUntil = usableUntil;
        this.expiresAt = expiresAt;
    }

    static long firstOf(long number) {
        return number * SIZE;
    }

    /** The list that holds the block with this number; -1 for number -1. */
    static long listOf(long number) {
        return Math.floorDiv(number, LIST_BLOCKS);
    }

    /**
     * The next indexes, for tokens of which the first lives until {@code tokenExpiresAt}; empty where the block is of no use to it.
     *
     * @param wanted how many; there may be fewer
     */
    Optional<StatusIndexes.Drawn> next(int wanted, Instant now, Instant tokenExpiresAt) {
        if (!now.isBefore(usableUntil) || tokenExpiresAt.isAfter(expiresAt) || given.get() >= SIZE) {
            return Optional.empty();
        }
        int offset = given.getAndAdd(wanted);
        return offset < SIZE
                ? Optional.of(new StatusIndexes.Drawn(
                        new StatusIndex(first + offset), Math.min(wanted, SIZE - offset), expiresAt))
                : Optional.empty();
    }
}
