package dev.signet.auth.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one node at a time does. */
@SignetTest
class TurnRepositoryTests {

    private static final Instant NOW = Instant.parse("2001-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID ANOTHER = UUID.randomUUID();

    private final TurnRepository turns;
    private final JdbcClient jdbc;
    private final String name = "turn-" + UUID.randomUUID().toString().substring(0, 8);

    TurnRepositoryTests(TurnRepository turns, JdbcClient jdbc) {
        this.turns = turns;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nobodyHasIt() {
        jdbc.sql("insert into turn (name, until) values (?, ?)")
                .params(name, Timestamp.from(NOW))
                .update();
    }

    @Test
    void nobodyElseHasItMeanwhile() {
        assertThat(turns.take(name, ONE, NOW, MINUTE)).isTrue();

        assertThat(turns.take(name, ANOTHER, NOW.plus(MINUTE).minusMillis(1), MINUTE))
                .isFalse();
    }

    @Test
    void whoHasItKeepsIt() {
        turns.take(name, ONE, NOW, MINUTE);

        assertThat(turns.take(name, ONE, NOW.plusSeconds(59), MINUTE)).isTrue();
        assertThat(turns.take(name, ANOTHER, NOW.plusSeconds(61), MINUTE)).isFalse();
    }

    @Test
    void turnOfANodeThatFailedRunsOut() {
        turns.take(name, ONE, NOW, MINUTE);

        assertThat(turns.take(name, ANOTHER, NOW.plus(MINUTE), MINUTE)).isTrue();
        assertThat(turns.take(name, ONE, NOW.plus(MINUTE), MINUTE)).isFalse();
    }

    @Test
    void turnThatWasGivenBackIsFree() {
        turns.take(name, ONE, NOW, MINUTE);

        turns.giveBack(name, ANOTHER, NOW);
        assertThat(turns.take(name, ANOTHER, NOW, MINUTE)).isFalse();
        turns.giveBack(name, ONE, NOW);
        assertThat(turns.take(name, ANOTHER, NOW, MINUTE)).isTrue();
    }

    @Test
    void oneOfManyThatTakeItAtOnceHasIt() {
        assertThat(Collections.frequency(Race.run(() -> turns.take(name, UUID.randomUUID(), NOW, MINUTE)), true))
                .isEqualTo(1);
    }
}
