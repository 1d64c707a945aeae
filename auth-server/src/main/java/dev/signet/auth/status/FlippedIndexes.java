package dev.signet.auth.status;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.status.changes.ListChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which indexes have been flipped: their access tokens are not good any more. All of them are in memory, on every node. What this
 * node flips holds here as soon as it is committed, and on the others after their next {@link #poll}. A node that could not
 * poll for {@link #STALE_AT_MOST} does not trust its memory any more and asks the database each time.
 */
@Component
public class FlippedIndexes {

    /** How old the knowledge of other nodes' flips may be that an answer rests on. */
    static final Duration STALE_AT_MOST = Duration.ofSeconds(2);

    /** How much longer than its token a flip is kept: the clocks of two nodes may differ. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final StatusFlipRepository rows;
    private final StatusBlockRepository blocks;
    private final TransactionOperations transactions;
    private final ListChanges changes;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<Long, FlippedBits> lists = new ConcurrentHashMap<>();
    private final Lock polling = new ReentrantLock();
    private volatile long newest;
    private volatile long polledAt;

    @Autowired
    FlippedIndexes(
            StatusFlipRepository rows,
            StatusBlockRepository blocks,
            TransactionOperations transactions,
            ListChanges changes,
            Clock clock) {
        this(rows, blocks, transactions, changes, clock, System::nanoTime);
    }

    /** @param nanos a clock that only ever goes forward, whatever is done to the machine's time */
    FlippedIndexes(
            StatusFlipRepository rows,
            StatusBlockRepository blocks,
            TransactionOperations transactions,
            ListChanges changes,
            Clock clock,
            LongSupplier nanos) {
        this.rows = rows;
        this.blocks = blocks;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
        this.nanos = nanos;
        this.polledAt = nanos.getAsLong() - STALE_AT_MOST.toNanos();
    }

    /**
     * Whether the token with this index was taken back.
     *
     * @throws org.springframework.dao.DataAccessException if nobody can know, because the database has been away for too long
     */
    public boolean contains(StatusIndex index) {
        return knows(index) || (stale() && rows.covers(index));
    }

    /** Whether this node knows that the token with this index was taken back; never asks the database. */
    boolean knows(StatusIndex index) {
        FlippedBits bits = lists.get(index.list());
        return bits != null && bits.get(index.position());
    }

    /**
     * Takes tokens back. Belongs at the end of the caller's transaction: other flips wait until that is over.
     *
     * @return how many of {@code flips} are new
     */
    @EndsAccess
    public int flip(Collection<StatusFlip> flips) {
        if (flips.isEmpty()) {
            return 0;
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            StatusFlipRepository.Inserted inserted = rows.insert(flips, clock.instant());
            // What was flipped before has another number; the next poll says which.
            long number = inserted.rows() == flips.size() ? inserted.number() : 0;
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    flips.forEach(flip -> remember(flip, number));
                    changes.hurry();
                }
            });
            return inserted.rows();
        }));
    }

    /** Takes every token back that {@code client} has or could be given from what is reserved for it. */
    @EndsAccess
    public void flipAllOf(ClientId client) {
        flip(blocks.listUnexpired(client, clock.instant()));
    }

    /** Forgets at most {@code most} flips of tokens that have expired by themselves; returns how many. */
    public int sweep(int most) {
        return rows.deleteExpired(clock.instant().minus(KEPT), most);
    }

    /**
     * Learns what other nodes have flipped. Reads by number what is newer than the newest it knows; none is missed, because the
     * numbers are committed in their order.
     */
    void poll() {
        polling.lock();
        try {
            long asked = nanos.getAsLong();
            Map<Long, Long> told = new HashMap<>();
            for (StatusFlipRepository.Change change : rows.listSince(newest)) {
                remember(change.flip(), change.number());
                told.merge(new StatusIndex(change.flip().first()).list(), change.number(), Math::max);
            }
            newest = told.values().stream().reduce(newest, Math::max);
            changes.tell(told);
            polledAt = asked;
        } finally {
            polling.unlock();
        }
        Instant over = clock.instant().minus(KEPT);
        // Each within the map's own lock, so that no bit is set on a list that is just forgotten.
        lists.keySet().forEach(list -> lists.computeIfPresent(list, (key, bits) -> bits.over(over) ? null : bits));
        changes.retain(lists.keySet());
    }

    /** Learns what was flipped anywhere before this call. Of those who ask at the same time, one asks the database for all. */
    void pollNow() {
        long now = nanos.getAsLong();
        polling.lock();
        try {
            if (polledAt - now < 0) {
                poll();
            }
        } finally {
            polling.unlock();
        }
    }

    /** Learns what other nodes have flipped, if that has not been done for too long. */
    void refreshIfStale() {
        if (stale()) {
            poll();
        }
    }

    /** The bits of a list; empty where none is set. */
    Optional<FlippedBits> bits(long list) {
        return Optional.ofNullable(lists.get(list));
    }

    /** Whether other nodes may have flipped what is not known here. */
    private boolean stale() {
        return nanos.getAsLong() - polledAt >= STALE_AT_MOST.toNanos();
    }

    private void remember(StatusFlip flip, long change) {
        if (flip.expiresAt().isBefore(clock.instant().minus(KEPT))) {
            return;
        }
        // Within the map's own lock, so that a list is not forgotten while it gets a bit.
        lists.compute(new StatusIndex(flip.first()).list(), (list, known) -> {
            FlippedBits bits = known == null ? new FlippedBits() : known;
            bits.set(flip, change);
            return bits;
        });
    }
}
