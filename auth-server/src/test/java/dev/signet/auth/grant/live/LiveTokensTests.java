package dev.signet.auth.grant.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.TokenSlot;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveTokensTests {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.5Z");

    @Test
    void areReadAsTheyWereStored() {
        LiveTokens tokens = LiveTokens.of(slot(7, 300)).with(slot(Long.MAX_VALUE, 10));

        LiveTokens read = LiveTokens.read(tokens.bytes());

        assertThat(read).isEqualTo(tokens).hasSameHashCodeAs(tokens);
        assertThat(read.alive(NOW)).extracting(LiveToken::index).containsExactly(7L, Long.MAX_VALUE);
        assertThat(LiveTokens.read(new byte[0])).isEqualTo(LiveTokens.NONE);
    }

    @Test
    void areRememberedNoShorterThanTheyLive() {
        assertThat(LiveTokens.of(slot(7, 300)).alive(NOW.plusSeconds(300).minusNanos(1)))
                .hasSize(1);
        assertThat(LiveTokens.of(slot(7, 300)).alive(NOW.plusSeconds(301))).isEmpty();
    }

    @Test
    void thatHaveExpiredMakeRoom() {
        LiveTokens tokens = LiveTokens.of(new TokenSlot(1, NOW.minusSeconds(400), NOW.minusSeconds(100)));

        assertThat(tokens.with(slot(2, 300))).isEqualTo(LiveTokens.of(slot(2, 300)));
    }

    @Test
    void thatAreTooManyAreHalved() {
        LiveTokens tokens = LongStream.range(0, LiveTokens.MOST)
                .mapToObj(index -> slot(index, 300))
                .reduce(LiveTokens.NONE, LiveTokens::with, (one, other) -> other);

        assertThat(tokens.full(NOW)).isTrue();
        assertThat(tokens.full(NOW.plusSeconds(301))).isFalse();
        assertThat(tokens.newerHalf(NOW).full(NOW)).isFalse();
        assertThat(tokens.newerHalf(NOW).alive(NOW))
                .hasSize(LiveTokens.MOST / 2)
                .last()
                .extracting(LiveToken::index)
                .isEqualTo(LiveTokens.MOST - 1L);
    }

    private static TokenSlot slot(long index, int seconds) {
        return new TokenSlot(index, NOW, NOW.plusSeconds(seconds));
    }
}
