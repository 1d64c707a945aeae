package dev.signet.auth.status;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.client.ClientId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives each access token an index of its own, on any number of nodes and without a row for each: from blocks that belong to one
 * client and one node. What is left of a block when a node stops, or forgets a quiet client, is skipped and never used.
 */
@Component
public class StatusIndexes {

    /** How long a block may be drawn from. The longer, the longer its row outlives the tokens that have its indexes. */
    static final Duration HELD = Duration.ofHours(1);

    private static final int CLIENTS_AT_MOST = 10_000;
    private static final String ALL = "all lists";

    private final StatusBlockRepository rows;
    private final FlippedIndexes flipped;
    private final Clock clock;
    private final Cache<ClientId, Drawer> drawers = Caffeine.newBuilder()
            .maximumSize(CLIENTS_AT_MOST)
            .expireAfterAccess(HELD)
            .build();

    /** The highest number of a block that this node has seen; it never sinks, though old blocks are swept. */
    private final AtomicLong highest = new AtomicLong(-1);

    /** When the last token of each list will have expired, as far as this node knows; a list is forgotten after that. */
    private final Map<Long, Instant> aliveUntil = new ConcurrentHashMap<>();

    private final Cache<String, Map<Long, Instant>> learned =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    StatusIndexes(StatusBlockRepository rows, FlippedIndexes flipped, Clock clock) {
        this.rows = rows;
        this.flipped = flipped;
        this.clock = clock;
    }

    /**
     * Consecutive indexes that nobody else has or will have.
     *
     * @param extent how many
     * @param until no token with one of them may live longer
     */
    public record Drawn(StatusIndex first, int extent, Instant until) {}

    /**
     * An index for a token of {@code client} that lives until {@code expiresAt}; empty if the client has been disabled. One draw in
     * {@value StatusBlock#SIZE} asks the database.
     */
    public Optional<StatusIndex> draw(ClientId client, Instant expiresAt) {
        return draw(client, 1, expiresAt).map(Drawn::first);
    }

    /**
     * As {@link #draw(ClientId, Instant)}, for the first of several tokens of one grant.
     *
     * @param wanted how many indexes, at most {@value StatusBlock#SIZE}; there may be fewer
     */
    public Optional<Drawn> draw(ClientId client, int wanted, Instant expiresAt) {
        return drawers.get(client, Drawer::new).draw(wanted, expiresAt);
    }

    /** The lists in which a token of any node may be alive, in their order. Asks the database once a second at most. */
    List<Long> listAlive() {
        Instant now = clock.instant();
        return learned().entrySet().stream()
                .filter(list -> list.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Whether a token of this list may be alive. So may one of the newest list and of the next at any time, on another node that has
     * just reserved a block. Asks the database only about what is not known yet, and once a second at most.
     */
    boolean open(long list) {
        return open(list, aliveUntil) || open(list, learned());
    }

    private boolean open(long list, Map<Long, Instant> known) {
        long newest = StatusBlock.listOf(highest.get());
        Instant until = known.get(list);
        return list == newest || list == newest + 1 || (until != null && until.isAfter(clock.instant()));
    }

    /** What this node knows of all lists, with what the others did until a second ago. */
    private Map<Long, Instant> learned() {
        return learned.get(ALL, all -> {
            rows.listByList().forEach(list -> remember(list.highest(), list.until()));
            Instant now = clock.instant();
            aliveUntil.values().removeIf(until -> !until.isAfter(now));
            return aliveUntil;
        });
    }

    private void remember(long number, Instant until) {
        highest.accumulateAndGet(number, Math::max);
        aliveUntil.merge(StatusBlock.listOf(number), until, (before, more) -> before.isAfter(more) ? before : more);
    }

    /** Forgets at most {@code most} blocks whose tokens have all expired; returns how many. */
    public int sweep(int most) {
        return rows.deleteExpired(clock.instant(), most);
    }

    /** The blocks of one client. Whoever needs a new one keeps only the same client's others waiting. */
    private final class Drawer {

        private final ClientId client;
        private final Lock reserving = new ReentrantLock();
        private volatile @Nullable StatusBlock block;

        Drawer(ClientId client) {
            this.client = client;
        }

        Optional<Drawn> draw(int wanted, Instant expiresAt) {
            Optional<Drawn> drawn = next(wanted, expiresAt);
            if (drawn.isPresent()) {
                return drawn;
            }
            reserving.lock();
            try {
                Optional<Drawn> another = next(wanted, expiresAt);
                // More than once: those who need no lock may have emptied the new block before us.
                while (another.isEmpty() && reserve(expiresAt)) {
                    another = next(wanted, expiresAt);
                }
                return another;
            } finally {
                reserving.unlock();
            }
        }

        /** An index that is flipped before anybody had it is of a block that was taken back as a whole, with its client: another is due. */
        private Optional<Drawn> next(int wanted, Instant expiresAt) {
            StatusBlock now = block;
            return now == null
                    ? Optional.empty()
                    : now.next(wanted, clock.instant(), expiresAt).filter(drawn -> !flipped.knows(drawn.first()));
        }

        private boolean reserve(Instant tokenExpiresAt) {
            Instant now = clock.instant();
            Instant expiresAt = tokenExpiresAt.plus(HELD);
            OptionalLong number = rows.reserve(client, now, expiresAt);
            number.ifPresent(found -> {
                remember(found, expiresAt);
                block = new StatusBlock(found, now.plus(HELD), expiresAt);
            });
            return number.isPresent();
        }
    }
}
