package dev.signet.auth.login.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.testing.Race;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The window is so long that no attempt is given back while a test runs. */
class LoginThrottleTests {

    private static final int ATTEMPTS = 3;
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final LoginThrottle throttle = new LoginThrottle(new LoginProperties(ATTEMPTS, Duration.ofDays(1)));

    @Test
    void oneNameFromOneAddressIsRefusedAfterSoManyFailures() {
        for (int i = 0; i < ATTEMPTS; i++) {
            assertThat(throttle.allows("alice", HERE)).isTrue();
            throttle.failed("alice", HERE);
        }

        assertThat(throttle.allows("alice", HERE)).isFalse();
    }

    @Test
    void anotherSpellingOfTheNameHelpsNobody() {
        fail("alice", HERE, ATTEMPTS);

        assertThat(throttle.allows("ALICE", HERE)).isFalse();
        assertThat(throttle.allows("  Alice ", HERE)).isFalse();
    }

    @Test
    void oneAddressIsRefusedAfterTenTimesAsManyFailuresForAllNames() {
        for (int i = 0; i < 10 * ATTEMPTS; i++) {
            assertThat(throttle.allows("user-" + i, HERE)).isTrue();
            throttle.failed("user-" + i, HERE);
        }

        assertThat(throttle.allows("somebody-new", HERE)).isFalse();
    }

    @Test
    void failuresAtTheSameInstantAllCount() {
        Race.run(() -> {
            throttle.failed("alice", HERE);
            return throttle;
        });

        assertThat(throttle.allows("alice", HERE)).isFalse();
        assertThat(throttle.allows("bob", HERE)).as("32 failures of the 30").isFalse();
    }

    @Test
    void strangerLocksNobodyOut() {
        fail("alice", ELSEWHERE, 20 * ATTEMPTS);

        assertThat(throttle.allows("alice", ELSEWHERE)).isFalse();
        assertThat(throttle.allows("alice", HERE)).isTrue();
    }

    @Test
    void othersAtTheSameAddressAreNotRefusedForOne() {
        fail("alice", HERE, ATTEMPTS);

        assertThat(throttle.allows("bob", HERE)).isTrue();
    }

    @Test
    void askingCostsNothing() {
        for (int i = 0; i < 100 * ATTEMPTS; i++) {
            throttle.allows("alice", HERE);
        }

        assertThat(throttle.allows("alice", HERE)).isTrue();
    }

    @Test
    void limitsThatLimitNothingAreRefused() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new LoginProperties(0, Duration.ofMinutes(5)))
                .withMessageStartingWith("signet.login.attempts ");
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new LoginProperties(10, Duration.ZERO))
                .withMessageStartingWith("signet.login.window ");
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new LoginProperties(10, Duration.ofMinutes(-5)))
                .withMessageStartingWith("signet.login.window ");
    }

    private void fail(String username, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(username, address);
        }
    }
}
