package dev.signet.auth.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.replay.UsedOnce.Kind;
import dev.signet.auth.testing.DatabaseDump;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is used once is used once, whoever asks and wherever. */
@SignetTest
class UsedOnceTests {

    private final UsedOnce used;
    private final UsedOnceRepository rows;
    private final MutableClock clock;
    private final TestDatabase database;
    private final String id = UUID.randomUUID().toString();

    UsedOnceTests(UsedOnce used, UsedOnceRepository rows, MutableClock clock, TestDatabase database) {
        this.used = used;
        this.rows = rows;
        this.clock = clock;
        this.database = database;
    }

    @Test
    void secondUseIsNone() {
        assertThat(first(id)).isTrue();

        assertThat(first(id)).isFalse();
    }

    @Test
    void anotherNodeKnowsOfTheFirstUse() {
        first(id);

        assertThat(used.first(Kind.CLIENT_ASSERTION, "shop", id, inAMinute())).isFalse();
        assertThat(new UsedOnce(rows, clock).first(Kind.CLIENT_ASSERTION, "shop", id, inAMinute()))
                .isFalse();
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() {
        assertThat(Collections.frequency(Race.run(() -> first(id)), true)).isEqualTo(1);
    }

    @Test
    void ownersDoNotMeet() {
        first(id);

        assertThat(used.first(Kind.CLIENT_ASSERTION, "garden", id, inAMinute())).isTrue();
        assertThat(used.first(Kind.CLIENT_ASSERTION, "shop\n" + id, "", inAMinute()))
                .isTrue();
    }

    @Test
    void idsAreNotKept() {
        first(id);

        assertThat(DatabaseDump.of(database).find(id)).isEmpty();
    }

    @Test
    void whatNobodyCouldUseAgainIsForgotten() {
        first(id);
        while (used.sweep(100) > 0) {
            assertThat(first(id)).as("its time is not over").isFalse();
        }

        clock.advance(Duration.ofMinutes(2));
        int forgotten = used.sweep(100_000);

        assertThat(forgotten).isPositive();
        assertThat(first(id)).isTrue();
    }

    private boolean first(String presented) {
        return used.first(Kind.CLIENT_ASSERTION, "shop", presented, inAMinute());
    }

    private Instant inAMinute() {
        return clock.instant().plusSeconds(60);
    }
}
