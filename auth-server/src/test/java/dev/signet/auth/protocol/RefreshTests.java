package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.key.KeyRotation;
import dev.signet.auth.key.KeySchedule;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refreshing: RFC 6749 §6, with rotation and reuse detection as RFC 9700 §4.14.2 wants them. */
@SignetTest
class RefreshTests {

    private final OAuth oauth;
    private final MutableClock clock;
    private final KeyRotation keys;

    RefreshTests(OAuth oauth, MutableClock clock, KeyRotation keys) {
        this.oauth = oauth;
        this.clock = clock;
        this.keys = keys;
    }

    @Nested
    @DisplayName("RFC 6749 §6: what is refused")
    class Refused {

        @ParameterizedTest
        @ValueSource(
                strings = {"guessed", "a.b.c", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        void tokenThatNobodyIssuedIsRefused(String token) {
            assertThat(oauth.refresh(aClient(), token)).isRefused(400, "invalid_grant");
        }

        @Test
        void tokenWithAnyCharacterChangedIsRefused() {
            String token = someTokens().refreshToken();

            for (int i = 0; i < token.length(); i += 7) {
                char other = token.charAt(i) == 'A' ? 'B' : 'A';
                String forged = token.substring(0, i) + other + token.substring(i + 1);
                assertThat(oauth.refresh(aClient(), forged)).isRefused(400, "invalid_grant");
            }
            assertThat(oauth.refresh(aClient(), token))
                    .as("forgeries harm nobody")
                    .hasStatus(200);
        }

        @Test
        void missingTokenIsRefused() {
            assertThat(oauth.token(aClient(), "refresh_token").send()).isRefused(400, "invalid_request");
        }

        @Test
        void repeatedTokenIsRefused() {
            Tokens tokens = someTokens();

            assertThat(tokens.refreshRequest()
                            .and("refresh_token", tokens.refreshToken())
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void accessTokenIsNoRefreshToken() {
            assertThat(oauth.refresh(aClient(), someTokens().accessToken())).isRefused(400, "invalid_grant");
        }

        @Test
        void tokenOfAnotherClientIsRefused() {
            Tokens tokens = someTokens();

            assertThat(oauth.refresh(warehouse(), tokens.refreshToken())).isRefused(400, "invalid_grant");
            assertThat(oauth.refresh(cli(), tokens.refreshToken())).isRefused(400, "invalid_grant");
        }

        @Test
        void tokenOfAConfidentialClientIsNothingWithoutItsSecret() {
            TestClient pretender = aClient().withSecret(null).by(TestClient.Method.NONE);

            assertThat(oauth.refresh(pretender, someTokens().refreshToken())).isRefused(401, "invalid_client");
        }

        @Test
        void clientWithoutTheGrantIsRefused() {
            assertThat(oauth.refresh(machine(), "whatever")).isRefused(400, "unauthorized_client");
        }
    }

    @Nested
    @DisplayName("RFC 6749 §6: scope")
    class Scope {

        @Test
        void moreThanWasGrantedIsRefused() {
            Tokens tokens = oauth.authorize(aClient())
                    .scope("openid orders:read")
                    .as("alice")
                    .exchange();

            Answer answer = tokens.refreshRequest()
                    .with("scope", "openid orders:read orders:write")
                    .send();

            assertThat(answer).isRefused(400, "invalid_scope");
        }

        @Test
        void askingForTooMuchDoesNotSpendTheToken() {
            Tokens tokens =
                    oauth.authorize(aClient()).scope("openid").as("alice").exchange();
            tokens.refreshRequest().with("scope", "openid orders:write").send();

            assertThat(tokens.refresh()).hasStatus(200);
        }

        @Test
        void lessThanWasGrantedIsGivenAndSaid() {
            Tokens narrowed = new Tokens(
                    oauth,
                    aClient(),
                    someTokens().refreshRequest().with("scope", "orders:read").send());

            assertThat(narrowed.scope()).containsExactly("orders:read");
            assertThat(oauth.jwts().scope(narrowed.accessToken())).containsExactly("orders:read");
            assertThat(narrowed.answer().json()).as("no openid, no ID token").doesNotContainKey("id_token");
        }

        @Test
        void theSuccessorStillReachesAsFarAsTheGrant() {
            Tokens narrowed = new Tokens(
                    oauth,
                    aClient(),
                    someTokens().refreshRequest().with("scope", "orders:read").send());

            assertThat(narrowed.refresh().scope())
                    .containsExactlyInAnyOrder(aClient().scope().split(" "));
        }

        @Test
        void withoutAScopeEverythingIsGivenAgain() {
            assertThat(someTokens().refresh().scope())
                    .containsExactlyInAnyOrder(aClient().scope().split(" "));
        }
    }

    @Nested
    @DisplayName("RFC 9700 §4.14.2: rotation")
    class Rotation {

        @Test
        void neverTheSameTokenTwice() {
            Tokens first = someTokens();
            Tokens second = first.refresh();
            Tokens third = second.refresh();

            assertThat(List.of(first.refreshToken(), second.refreshToken(), third.refreshToken()))
                    .doesNotHaveDuplicates();
            assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
        }

        /** D3: out of the box, replaying a rotated-away token fails, but its successor lives on. */
        @Test
        void replayOfARotatedAwayTokenEndsTheWholeGrant() {
            Tokens first = someTokens();
            Tokens second = first.refresh();

            assertThat(first.refresh()).isRefused(400, "invalid_grant");

            assertThat(second.accessTokenIsActive()).isFalse();
            assertThat(first.accessTokenIsActive()).isFalse();
            assertThat(oauth.isActive(second.refreshToken())).isFalse();
            assertThat(second.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void replayOfAMuchOlderTokenEndsTheWholeGrantToo() {
            Tokens first = someTokens();
            Tokens latest = first.refresh().refresh().refresh();

            first.refresh();

            assertThat(latest.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void replayByAnotherClientDoesNotRevealWhatItHit() {
            Tokens first = someTokens();
            first.refresh();

            Answer spent = oauth.refresh(warehouse(), first.refreshToken()).answer();
            Answer unknown = oauth.refresh(warehouse(), "never-was-a-token").answer();

            assertThat(spent.body()).isEqualTo(unknown.body());
        }

        @Test
        void replayLeavesOtherGrantsAlone() {
            Tokens other = someTokens();
            Tokens first = someTokens();
            first.refresh();

            first.refresh();

            assertThat(other.refresh()).hasStatus(200);
        }

        /** D1: out of the box, up to eight of eight parallel refreshes succeed. */
        @RepeatedTest(25)
        void ofRefreshesAtTheSameInstantExactlyOneWins() {
            Tokens tokens = someTokens();

            List<Answer> answers = Race.run(tokens.refreshRequest()::send);

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> assertThat(answer).isRefused(400, "invalid_grant"));
        }
    }

    @Nested
    @DisplayName("The key that refresh tokens are computed with")
    class Key {

        @Test
        void takesTurnsInTheMiddleOfAChainAndTheChainGoesOn() {
            Tokens first = oauth.authorize(lodge()).as("alice").exchange();
            String before = computing();
            keys.rotate("HS256");
            Tokens second = first.refresh();

            clock.advance(Duration.ofDays(1).plusSeconds(1));
            assertThat(computing()).isNotEqualTo(before);
            Tokens third = second.refresh();
            Tokens fourth = third.refresh();

            assertThat(fourth).hasStatus(200);
            assertThat(second.refresh()).as("still known for what it is").isRefused(400, "invalid_grant");
            assertThat(fourth.refresh()).as("theft ends the grant").isRefused(400, "invalid_grant");
        }

        private String computing() {
            return keys.list().stream()
                    .filter(key -> key.algorithm().equals("HS256"))
                    .filter(key -> key.state() == KeySchedule.State.ACTIVE)
                    .map(KeyRotation.Listed::kid)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    @DisplayName("RFC 9700 §4.14.2: expiry")
    class Expiry {

        @Test
        void tokenThatLayUnusedTooLongIsRefused() {
            Tokens tokens = oauth.authorize(lodge()).as("alice").exchange();
            clock.advance(Duration.ofDays(20));

            assertThat(oauth.isActive(tokens.refreshToken())).isFalse();
            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void tokenThatIsUsedInTimeIsServed() {
            Tokens tokens = oauth.authorize(lodge()).as("alice").exchange();
            clock.advance(Duration.ofDays(20).minusMinutes(1));

            assertThat(tokens.refresh()).hasStatus(200);
        }

        /** D5: out of the box, the lifetime of a refresh token slides for ever. */
        @Test
        void noUseMovesTheEndOfTheGrant() {
            Tokens tokens = oauth.authorize(lodge()).as("alice").exchange();
            clock.advance(Duration.ofDays(15));
            Tokens second = tokens.refresh();
            clock.advance(Duration.ofDays(14));
            Tokens third = second.refresh();
            assertThat(third).hasStatus(200);
            clock.advance(Duration.ofDays(1).plusMinutes(1));

            assertThat(third.refresh()).isRefused(400, "invalid_grant");
            assertThat(oauth.isActive(third.refreshToken())).isFalse();
        }

        @Test
        void accessTokenDoesNotOutliveItsGrant() {
            Tokens tokens = oauth.authorize(lodge()).as("alice").exchange();
            clock.advance(Duration.ofDays(15));
            Tokens second = tokens.refresh();
            clock.advance(Duration.ofDays(15).minusMinutes(2));

            Tokens last = second.refresh();

            assertThat((long) last.answer().json().get("expires_in")).isBetween(1L, 120L);
        }
    }

    private Tokens someTokens() {
        return oauth.authorize(aClient()).as("alice").exchange();
    }
}
