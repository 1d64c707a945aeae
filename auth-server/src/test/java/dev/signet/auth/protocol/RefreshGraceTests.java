package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** RFC 9700 §4.14.2 asks to revoke in doubt; a grace period tells a lost answer from a theft. This client has ten seconds. */
@SignetTest
class RefreshGraceTests {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final OAuth oauth;
    private final MutableClock clock;

    RefreshGraceTests(OAuth oauth, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    @Nested
    @DisplayName("What is still theft")
    class Theft {

        @Test
        void replayWhenTheGracePeriodIsOverEndsTheGrant() {
            Tokens first = someTokens();
            Tokens second = first.refresh();
            clock.advance(GRACE);

            assertThat(first.refresh()).isRefused(400, "invalid_grant");

            assertThat(second.accessTokenIsActive()).isFalse();
            assertThat(second.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void tokenFromFurtherBackEndsTheGrantWithinTheGracePeriodToo() {
            Tokens first = someTokens();
            Tokens third = first.refresh().refresh();

            assertThat(first.refresh()).isRefused(400, "invalid_grant");

            assertThat(third.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void twoPartiesThatAlternateAreFoundOut() {
            Tokens victim = someTokens();
            Tokens thief = victim.refresh();
            Tokens answeredAgain = victim.refresh();
            clock.advance(GRACE);
            Tokens next = thief.refresh();
            clock.advance(GRACE);

            assertThat(answeredAgain.refresh()).isRefused(400, "invalid_grant");

            assertThat(next.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void graceOfOneClientIsNoneOfAnothers() {
            Tokens first = someTokens();
            Tokens second = first.refresh();

            assertThat(oauth.refresh(warehouse(), first.refreshToken())).isRefused(400, "invalid_grant");

            assertThat(second.refresh()).hasStatus(200);
        }

        @Test
        void graceWakesNoGrantThatHasEnded() {
            Tokens first = someTokens();
            Tokens second = first.refresh();
            oauth.revoke(lodge(), second.refreshToken());

            assertThat(first.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void graceWidensNoScope() {
            Tokens first = oauth.authorize(lodge()).scope("openid").as("alice").exchange();
            Tokens second = first.refresh();

            assertThat(first.refreshRequest()
                            .with("scope", "openid orders:write")
                            .send())
                    .isRefused(400, "invalid_scope");

            assertThat(second.refresh()).hasStatus(200);
        }

        @Test
        void answeringAgainDoesNotProlongTheGracePeriod() {
            Tokens first = someTokens();
            first.refresh();
            clock.advance(GRACE.minusSeconds(1));
            assertThat(first.refresh()).hasStatus(200);
            clock.advance(Duration.ofSeconds(1));

            assertThat(first.refresh()).isRefused(400, "invalid_grant");
        }
    }

    @Nested
    @DisplayName("What is no harm")
    class NoHarm {

        @Test
        void lostAnswerIsGivenAgainWithTheSameSuccessor() {
            Tokens first = someTokens();
            Tokens lost = first.refresh();

            Tokens again = first.refresh();

            assertThat(again).hasStatus(200);
            assertThat(again.refreshToken()).isEqualTo(lost.refreshToken());
            assertThat(again.refresh()).hasStatus(200);
        }

        @Test
        void tokenThatWasPresentedTwiceIsStillSpent() {
            Tokens first = someTokens();
            first.refresh();
            first.refresh();

            assertThat(oauth.isActive(first.refreshToken())).isFalse();
        }

        @RepeatedTest(10)
        void manyAtOnceAreOneLineOfDescent() {
            Tokens first = someTokens();

            List<Answer> answers = Race.run(64, first.refreshRequest()::send);

            assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(200));
            assertThat(answers.stream()
                            .map(answer -> answer.json().get("refresh_token"))
                            .distinct())
                    .hasSize(1);
        }
    }

    private Tokens someTokens() {
        return oauth.authorize(lodge()).as("alice").exchange();
    }
}
