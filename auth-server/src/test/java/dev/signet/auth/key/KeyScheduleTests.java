package dev.signet.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.key.KeySchedule.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The boundaries, to the nanosecond. */
class KeyScheduleTests {

    private static final Duration TICK = Duration.ofNanos(1);
    private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration ROTATION = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Duration REFRESH = Duration.ofDays(30);
    private static final Instant END = BEGIN.plus(ROTATION);

    private final KeySchedule schedule = new KeySchedule(ROTATION, AHEAD, REFRESH);

    @Test
    void stateFollowsFromTheTimes() {
        CryptoKey.Times times = times(END, null);

        assertThat(schedule.state(times, BEGIN.minus(TICK))).isEqualTo(State.ANNOUNCED);
        assertThat(schedule.state(times, BEGIN)).isEqualTo(State.ACTIVE);
        assertThat(schedule.state(times, END.minus(TICK))).isEqualTo(State.ACTIVE);
        assertThat(schedule.state(times, END)).isEqualTo(State.RETIRED);
        assertThat(schedule.state(times(null, null), Instant.MAX)).isEqualTo(State.ACTIVE);
        assertThat(schedule.state(times(END, BEGIN), BEGIN)).isEqualTo(State.REVOKED);
    }

    @Test
    void retiredKeyIsTrustedUntilTheLastTokenOfItHasExpired() {
        CryptoKey key = key("ES256", times(END, null));
        Instant gone = END.plus(KeySchedule.LONGEST_TOKEN).plus(KeySchedule.SKEW);

        assertThat(schedule.trusted(key, gone.minus(TICK))).isTrue();
        assertThat(schedule.trusted(key, gone)).isFalse();
        assertThat(schedule.goneAt(key)).isEqualTo(gone);
    }

    @Test
    void retiredMacKeyIsTrustedUntilTheLastRefreshTokenOfItHasExpired() {
        CryptoKey key = key("HS256", times(END, null));

        assertThat(schedule.goneAt(key)).isEqualTo(END.plus(REFRESH).plus(KeySchedule.SKEW));
    }

    @Test
    void keyWithoutASuccessorStays() {
        assertThat(schedule.goneAt(key("ES256", times(null, null)))).isEqualTo(Instant.MAX);
    }

    @Test
    void revokedKeyIsNotTrustedForAnInstant() {
        assertThat(schedule.trusted(key("ES256", times(null, END)), BEGIN)).isFalse();
    }

    @Test
    void successorIsPublishedAheadAndNotBefore() {
        CryptoKey.Times times = times(null, null);

        assertThat(schedule.successorDue(times, END.minus(AHEAD).minus(TICK))).isEmpty();
        assertThat(schedule.successorDue(times, END.minus(AHEAD))).hasValue(END);
    }

    @Test
    void successorThatIsLateIsStillPublishedForItsWholeTime() {
        Instant late = END.plus(Duration.ofDays(40));

        assertThat(schedule.successorDue(times(null, null), late)).hasValue(late.plus(AHEAD));
    }

    @Test
    void announcedKeyHasNoSuccessorYet() {
        assertThat(schedule.successorDue(times(null, null), BEGIN.minus(TICK))).isEmpty();
    }

    @Test
    void rotationOfZeroIsNever() {
        KeySchedule never = new KeySchedule(Duration.ZERO, AHEAD, REFRESH);

        assertThat(never.successorDue(times(null, null), BEGIN.plus(Duration.ofDays(36_500))))
                .isEmpty();
    }

    private static CryptoKey.Times times(@Nullable Instant retiresAt, @Nullable Instant revokedAt) {
        return new CryptoKey.Times(BEGIN, BEGIN, retiresAt, revokedAt);
    }

    private static CryptoKey key(String algorithm, CryptoKey.Times times) {
        return new CryptoKey("kid", algorithm, 1, times, new byte[0], null);
    }
}
