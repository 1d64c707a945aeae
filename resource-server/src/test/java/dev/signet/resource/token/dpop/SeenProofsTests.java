package dev.signet.resource.token.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.resource.testing.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeenProofsTests {

    private static final Duration SPAN = Duration.ofSeconds(50);

    private final HandClock clock = new HandClock();
    private final SeenProofs seen = new SeenProofs(SPAN, 3, clock);

    @Test
    void oneNumberBelongsToOneKey() {
        assertThat(seen.isFirst("key", "a")).isTrue();
        assertThat(seen.isFirst("other", "a")).isTrue();
        assertThat(seen.isFirst("key", "a")).isFalse();
    }

    @Test
    void nothingIsForgottenWithinItsSpanHoweverTheTurnsFall() {
        for (int offset = 0; offset < 50; offset += 7) {
            clock.forward(Duration.ofSeconds(offset));
            String id = "at-" + offset;
            assertThat(seen.isFirst("key", id)).isTrue();

            clock.forward(SPAN);

            assertThat(seen.isFirst("key", id)).isFalse();
            clock.forward(SPAN);
        }
    }

    @Test
    void silenceForgetsEverything() {
        seen.isFirst("key", "a");

        clock.forward(SPAN.multipliedBy(3));

        assertThat(seen.isFirst("key", "a")).isTrue();
    }

    @Test
    void fullMemoryRefusesNewProofsUntilItsTurnAndForgetsNone() {
        for (String id : new String[] {"a", "b", "c"}) {
            assertThat(seen.isFirst("key", id)).isTrue();
        }

        clock.forward(Duration.ofSeconds(30));

        assertThatExceptionOfType(TooManyProofsException.class)
                .isThrownBy(() -> seen.isFirst("key", "d"))
                .satisfies(full -> assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
        assertThat(seen.isFirst("key", "a")).isFalse();
        clock.forward(Duration.ofSeconds(20));
        assertThat(seen.isFirst("key", "d")).isTrue();
        assertThat(seen.isFirst("key", "a")).isFalse();
    }
}
