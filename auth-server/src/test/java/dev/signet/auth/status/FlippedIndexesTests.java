package dev.signet.auth.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.status.changes.ListChanges;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** What one node flips, every node knows: this one at once, the others after one poll, and none forgets it. */
@SignetTest
class FlippedIndexesTests {

    /** Indexes that the server gives to nobody while these tests run. */
    private static final AtomicLong NEXT = new AtomicLong(1L << 41);

    private final StatusFlipRepository rows;
    private final StatusBlockRepository blocks;
    private final TransactionOperations transactions;
    private final ListChanges changes = new ListChanges();
    private final MutableClock clock;
    private final AtomicLong nanos = new AtomicLong();
    private final FlippedIndexes node;
    private final FlippedIndexes other;

    FlippedIndexesTests(
            StatusFlipRepository rows,
            StatusBlockRepository blocks,
            TransactionOperations transactions,
            MutableClock clock) {
        this.rows = rows;
        this.blocks = blocks;
        this.transactions = transactions;
        this.clock = clock;
        this.node = polled();
        this.other = polled();
    }

    @Test
    void flipHoldsHereAtOnceAndElsewhereAfterOnePoll() {
        StatusIndex index = anIndex();

        flip(node, index);

        assertThat(node.contains(index)).isTrue();
        assertThat(other.contains(index)).isFalse();
        other.poll();
        assertThat(other.contains(index)).isTrue();
        assertThat(other.contains(new StatusIndex(index.value() + 1))).isFalse();
        assertThat(other.contains(new StatusIndex(index.value() - 1))).isFalse();
    }

    @Test
    void flipIsNewOnce() {
        StatusIndex index = anIndex();

        assertThat(flip(node, index)).isEqualTo(1);
        assertThat(flip(node, index)).isZero();
        assertThat(flip(other, index)).isZero();
    }

    @Test
    void nodeThatStartsLaterKnowsWhatWasFlippedBefore() {
        StatusIndex index = anIndex();
        flip(node, index);

        assertThat(polled().contains(index)).isTrue();
    }

    @Test
    void flipThatIsRolledBackHoldsNowhere() {
        StatusIndex index = anIndex();

        transactions.executeWithoutResult(transaction -> {
            flip(node, index);
            assertThat(node.contains(index)).as("before the commit").isFalse();
            transaction.setRollbackOnly();
        });

        other.poll();
        assertThat(node.contains(index)).isFalse();
        assertThat(other.contains(index)).isFalse();
    }

    /** With numbers from a sequence, this is the one that would be missed: a smaller number that is committed later. */
    @Test
    void flipWhoseTransactionTakesLongIsNotOvertaken() throws Exception {
        StatusIndex slow = anIndex();
        StatusIndex fast = anIndex();
        CountDownLatch flipped = new CountDownLatch(1);
        CountDownLatch polled = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> transactions.executeWithoutResult(transaction -> {
                flip(node, slow);
                flipped.countDown();
                await(polled);
            }));
            await(flipped);
            Future<?> second = threads.submit(() -> flip(node, fast));
            other.poll();
            assertThat(other.contains(fast)).as("waits for the one before it").isFalse();
            polled.countDown();
            first.get(10, TimeUnit.SECONDS);
            second.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        other.poll();

        assertThat(other.contains(slow)).isTrue();
        assertThat(other.contains(fast)).isTrue();
    }

    @Test
    void noneIsMissedWhileManyFlipAndOneReads() {
        List<List<StatusIndex>> flipped = Race.run(() -> LongStream.range(0, 10)
                .mapToObj(i -> {
                    StatusIndex index = anIndex();
                    flip(node, index);
                    other.poll();
                    return index;
                })
                .toList());

        other.poll();

        assertThat(flipped.stream().flatMap(List::stream)).hasSize(320).allMatch(other::contains);
    }

    @Test
    void everythingThatIsReservedForAClientIsFlippedAndNothingElse() {
        StatusIndexes indexes = new StatusIndexes(blocks, other, clock);
        StatusIndex ofClient = draw(indexes, "ledger");
        StatusIndex ofAnother = draw(indexes, "harbor");

        node.flipAllOf(new ClientId("ledger"));
        StatusIndex drawnLater = draw(indexes, "ledger");

        other.poll();
        assertThat(other.contains(ofClient)).isTrue();
        assertThat(other.contains(drawnLater)).as("from the same block").isTrue();
        assertThat(other.contains(ofAnother)).isFalse();
    }

    @Test
    void nodeThatCouldNotPollAsksTheDatabase() {
        StatusIndex index = anIndex();
        StatusIndexes indexes = new StatusIndexes(blocks, other, clock);
        StatusIndex ofClient = draw(indexes, "ledger");
        flip(node, index);
        node.flipAllOf(new ClientId("ledger"));

        nanos.addAndGet(FlippedIndexes.STALE_AT_MOST.toNanos());

        assertThat(other.contains(index)).isTrue();
        assertThat(other.contains(ofClient)).isTrue();
        assertThat(other.contains(anIndex())).isFalse();
    }

    @Test
    void nodeThatNeverPolledTrustsNothing() {
        StatusIndex index = anIndex();
        flip(node, index);

        assertThat(new FlippedIndexes(rows, blocks, transactions, changes, clock, nanos::get).contains(index))
                .isTrue();
    }

    @Test
    void nobodyIsToldThatATokenIsGoodWhenNobodyCanKnow() {
        StatusFlipRepository away = new StatusFlipRepository(null, null);
        FlippedIndexes alone = new FlippedIndexes(away, blocks, transactions, changes, clock, nanos::get);

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> alone.contains(anIndex()));
    }

    @Test
    void flipIsForgottenWhenItsTokenHasExpired() {
        StatusIndex index = anIndex();
        flip(node, index);
        other.poll();

        clock.advance(Duration.ofSeconds(300));
        other.poll();
        assertThat(other.contains(index)).as("within the tolerance for clocks").isTrue();
        clock.advance(Duration.ofSeconds(62));
        other.poll();

        assertThat(other.contains(index)).isFalse();
    }

    private FlippedIndexes polled() {
        FlippedIndexes indexes = new FlippedIndexes(rows, blocks, transactions, changes, clock, nanos::get);
        indexes.poll();
        return indexes;
    }

    private int flip(FlippedIndexes on, StatusIndex index) {
        return on.flip(List.of(StatusFlip.of(index, clock.instant().plusSeconds(300))));
    }

    private StatusIndex draw(StatusIndexes from, String client) {
        return from.draw(new ClientId(client), clock.instant().plusSeconds(300)).orElseThrow();
    }

    /** Far from all others: each on a list of its own. */
    private static StatusIndex anIndex() {
        return new StatusIndex(NEXT.getAndAdd(StatusIndex.LIST_SIZE));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
