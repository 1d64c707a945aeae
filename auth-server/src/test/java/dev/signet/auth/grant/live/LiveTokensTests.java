package dev.signet.auth.grant.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.TokenSlot;
import java.time.Instant;
import java.util.OptionalLong;
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
    void areRememberedForAsLongAsAnApiWithAnotherClockMayTakeThem() {
        assertThat(LiveTokens.of(slot(7, 300)).alive(NOW.plusSeconds(360).minusNanos(1)))
                .hasSize(1);
        assertThat(LiveTokens.of(slot(7, 300)).alive(NOW.plusSeconds(361))).isEmpty();
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
        assertThat(tokens.full(NOW.plusSeconds(361))).isFalse();
        assertThat(tokens.newerHalf(NOW).full(NOW)).isFalse();
        assertThat(tokens.newerHalf(NOW).alive(NOW))
                .hasSize(LiveTokens.MOST / 2)
                .last()
                .extracting(LiveToken::index)
                .isEqualTo(LiveTokens.MOST - 1L);
    }

    @Test
    void indexesSetAsideAreUsedInTurnAndAreOneRange() {
        LiveTokens first = LiveTokens.of(range(8, 3));
        LiveTokens all = first.with(slot(9, 300)).with(slot(10, 310));

        assertThat(first.spare(NOW, NOW.plusSeconds(300))).hasValue(9);
        assertThat(all.spare(NOW, NOW.plusSeconds(300))).isEmpty();
        assertThat(all.alive(NOW)).containsExactly(new LiveToken(8, 3, Instant.parse("2030-01-01T00:06:11Z")));
    }

    @Test
    void indexIsNotToSpareForATokenThatWouldOutliveItsBlock() {
        LiveTokens tokens = LiveTokens.of(range(8, 3));

        assertThat(tokens.spare(NOW, NOW.plusSeconds(999))).hasValue(9);
        assertThat(tokens.spare(NOW, NOW.plusSeconds(1000))).isEmpty();
    }

    @Test
    void indexIsNotToSpareWhenItsRangeIsForgotten() {
        assertThat(LiveTokens.of(range(8, 3)).spare(NOW.plusSeconds(361), NOW.plusSeconds(600)))
                .isEmpty();
    }

    @Test
    void oneThatIsRefreshedBeforeItExpiresSetsNothingAside() {
        assertThat(LiveTokens.NONE.wanted(NOW)).isEqualTo(1);
        assertThat(LiveTokens.of(slot(1, 10)).with(slot(5, 300)).wanted(NOW)).isEqualTo(1);
    }

    @Test
    void tokensOfAGrantInAHurryNeedFewRanges() {
        LiveTokens tokens = LiveTokens.NONE;
        long drawn = 0;
        for (int i = 0; i < 2_000; i++) {
            OptionalLong spare = tokens.spare(NOW, NOW.plusSeconds(300));
            int extent = spare.isPresent() ? 1 : tokens.wanted(NOW);
            tokens = tokens.with(spare.isPresent() ? slot(spare.getAsLong(), 300) : range(drawn, extent));
            drawn += spare.isPresent() ? 0 : extent + 1;
        }

        assertThat(tokens.full(NOW)).isFalse();
        assertThat(tokens.alive(NOW).stream().mapToInt(LiveToken::extent).sum())
                .isBetween(2_000, 2_000 + LiveTokens.LONGEST);
    }

    private static TokenSlot range(long index, int extent) {
        return new TokenSlot(index, extent, NOW.plusSeconds(1000), NOW, NOW.plusSeconds(300));
    }

    private static TokenSlot slot(long index, int seconds) {
        return new TokenSlot(index, NOW, NOW.plusSeconds(seconds));
    }
}
