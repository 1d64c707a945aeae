package dev.signet.resource.token.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedTokensTests {

    private final HandClock clock = new HandClock();

    private Instant in(int seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    @Test
    void tokenIsRememberedUntilItsEndAndNotAtIt() {
        VerifiedTokens<String> tokens = new VerifiedTokens<>(10, clock);
        tokens.remember(TokenDigest.of("token"), "finding", in(60));

        clock.forward(Duration.ofSeconds(59));
        assertThat(tokens.find(TokenDigest.of("token"))).contains("finding");

        clock.forward(Duration.ofSeconds(1));
        assertThat(tokens.find(TokenDigest.of("token"))).isEmpty();
    }

    @Test
    void otherTokenIsUnknownHoweverAlike() {
        VerifiedTokens<String> tokens = new VerifiedTokens<>(10, clock);
        tokens.remember(TokenDigest.of("token"), "finding", in(60));

        assertThat(tokens.find(TokenDigest.of("tokem"))).isEmpty();
        assertThat(tokens.find(TokenDigest.of("token "))).isEmpty();
    }

    @Test
    void memoryIsBounded() {
        VerifiedTokens<String> tokens = new VerifiedTokens<>(100, clock);
        for (int i = 0; i < 10_000; i++) {
            tokens.remember(TokenDigest.of("token-" + i), "finding", in(60));
        }

        assertThat(tokens.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void memoryOfNoneRemembersNothing() {
        VerifiedTokens<String> tokens = new VerifiedTokens<>(0, clock);
        tokens.remember(TokenDigest.of("token"), "finding", in(60));

        assertThat(tokens.size()).isZero();
    }

    @Test
    void forgottenTokenIsUnknown() {
        VerifiedTokens<String> tokens = new VerifiedTokens<>(10, clock);
        tokens.remember(TokenDigest.of("token"), "finding", in(60));

        tokens.forget(TokenDigest.of("token"));

        assertThat(tokens.find(TokenDigest.of("token"))).isEmpty();
    }
}
