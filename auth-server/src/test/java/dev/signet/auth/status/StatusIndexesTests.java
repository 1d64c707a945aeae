package dev.signet.auth.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No index is given twice, whoever asks at the same instant, on whichever node, before a restart or after. */
@SignetTest
class StatusIndexesTests {

    private static final ClientId HARBOR = new ClientId("harbor");
    private static final ClientId MACHINE = new ClientId("machine");

    private final StatusBlockRepository rows;
    private final FlippedIndexes flipped;
    private final MutableClock clock;
    private final Statements statements;
    private final StatusIndexes node;

    StatusIndexesTests(StatusBlockRepository rows, FlippedIndexes flipped, MutableClock clock, Statements statements) {
        this.rows = rows;
        this.flipped = flipped;
        this.clock = clock;
        this.statements = statements;
        this.node = new StatusIndexes(rows, flipped, clock);
    }

    @Test
    void manyWhoDrawAtOnceOnTwoNodesNeverShareAnIndex() {
        StatusIndexes other = new StatusIndexes(rows, flipped, clock);

        List<Long> drawn = Race.run(() -> IntStream.range(0, 100)
                        .boxed()
                        .flatMap(i -> List.of(draw(node, HARBOR), draw(other, HARBOR), draw(node, MACHINE)).stream())
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(drawn).hasSize(32 * 300).doesNotHaveDuplicates();
    }

    @Test
    void onlyEachBlockAsksTheDatabase() {
        draw(node, HARBOR);

        List<String> asked =
                statements.during(() -> IntStream.range(1, StatusBlock.SIZE).forEach(i -> draw(node, HARBOR)));
        List<String> next = statements.during(() -> draw(node, HARBOR));

        assertThat(reservations(asked)).isZero();
        assertThat(reservations(next)).isEqualTo(1);
    }

    @Test
    void blockBelongsToOneClient() {
        long first = draw(node, HARBOR);
        long ofAnother = draw(node, MACHINE);

        assertThat(ofAnother / StatusBlock.SIZE).isNotEqualTo(first / StatusBlock.SIZE);
        assertThat(draw(node, HARBOR)).isEqualTo(first + 1);
    }

    @Test
    void whatIsLeftOfABlockAtARestartIsSkipped() {
        List<Long> before = new ArrayList<>(List.of(draw(node, HARBOR), draw(node, HARBOR)));

        long after = draw(new StatusIndexes(rows, flipped, clock), HARBOR);

        assertThat(after / StatusBlock.SIZE).isGreaterThan(before.get(1) / StatusBlock.SIZE);
    }

    @Test
    void blockIsNotDrawnFromForEver() {
        long first = draw(node, HARBOR);
        clock.advance(StatusIndexes.HELD.minusSeconds(1));
        assertThat(draw(node, HARBOR)).isEqualTo(first + 1);

        clock.advance(Duration.ofSeconds(1));

        assertThat(draw(node, HARBOR) / StatusBlock.SIZE).isNotEqualTo(first / StatusBlock.SIZE);
    }

    @Test
    void noTokenOutlivesTheRowOfItsBlock() {
        Instant now = clock.instant();
        long first = draw(node, HARBOR);

        long longLived =
                node.draw(HARBOR, now.plus(Duration.ofHours(24))).orElseThrow().value();

        assertThat(longLived / StatusBlock.SIZE).isNotEqualTo(first / StatusBlock.SIZE);
        assertThat(rows.listUnexpired(HARBOR, now.plus(Duration.ofHours(24))))
                .anyMatch(block -> block.first() == longLived - longLived % StatusBlock.SIZE);
    }

    @Test
    void blockThatWasTakenBackIsNotDrawnFromAgain() {
        ClientId ledger = new ClientId("ledger");
        long before = draw(node, ledger);

        flipped.flipAllOf(ledger);
        long after = draw(node, ledger);

        assertThat(after / StatusBlock.SIZE).isNotEqualTo(before / StatusBlock.SIZE);
        assertThat(flipped.contains(new StatusIndex(before))).isTrue();
        assertThat(flipped.contains(new StatusIndex(after))).isFalse();
        assertThat(draw(node, ledger)).isEqualTo(after + 1);
    }

    @Test
    void clientThatIsNotThereGetsNone() {
        assertThat(node.draw(new ClientId("nobody"), clock.instant())).isEmpty();
    }

    private long draw(StatusIndexes from, ClientId client) {
        return from.draw(client, clock.instant().plusSeconds(300)).orElseThrow().value();
    }

    private static long reservations(List<String> asked) {
        return asked.stream()
                .filter(statement -> statement.contains("status_block"))
                .count();
    }
}
