package dev.signet.auth.revoke.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTests {

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "6, 64", "8, 256", "9, 300", "50, 300", "2000000000, 300"})
    void waitsTwiceAsLongEachTimeUpToFiveMinutes(int attempt, long seconds) {
        Duration most = Duration.ofSeconds(seconds);

        for (int i = 0; i < 100; i++) {
            assertThat(BackOff.after(message(attempt)))
                    .isLessThanOrEqualTo(most)
                    .isGreaterThan(most.multipliedBy(2).dividedBy(3).minusMillis(1));
        }
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        long different = Stream.generate(() -> BackOff.after(message(8)))
                .limit(200)
                .distinct()
                .count();

        assertThat(different).isGreaterThan(100);
    }

    private static LogoutMessage message(int attempts) {
        return new LogoutMessage(
                UUID.randomUUID(), new ClientId("inn"), new UserId(UUID.randomUUID()), null, Instant.EPOCH, attempts);
    }
}
