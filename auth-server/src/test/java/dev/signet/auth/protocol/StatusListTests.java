package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.StatusLists;
import dev.signet.auth.testing.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Token Status List: draft-ietf-oauth-status-list-20, read as an API reads it. */
@SignetTest
class StatusListTests {

    private final OAuth oauth;
    private final MutableClock clock;

    StatusListTests(OAuth oauth, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    @Nested
    @DisplayName("Status List §8: what is no list")
    class NoList {

        @ParameterizedTest
        @ValueSource(strings = {"999999999999", "1000000", "-1", "x", "1.5", "9999999999999999999999", "0/1", ""})
        void isNotFound(String list) {
            assertThat(oauth.get("/status/" + list)).hasStatus(404);
        }
    }

    @Nested
    @DisplayName("Status List §5.1: the token of a list")
    class TheToken {

        @Test
        void isSignedAndSaysWhichListItIs() {
            String uri = StatusLists.uri(oauth.clientCredentials(machine()));

            Answer answer = list(uri);

            SignedJWT jwt = oauth.jwts().verified(answer.body());
            Map<String, Object> claims = oauth.jwts().claims(answer.body());
            assertThat(answer.header("Content-Type")).hasValue("application/statuslist+jwt");
            assertThat(answer.header("Cache-Control")).hasValue("max-age=1, public");
            assertThat(jwt.getHeader().getType().getType()).isEqualTo("statuslist+jwt");
            assertThat(claims)
                    .containsEntry("sub", uri)
                    .containsEntry("iss", oauth.issuer())
                    .containsKeys("iat", "exp", "ttl");
            assertThat(StatusLists.claim(oauth, answer)).containsEntry("bits", 1L);
        }

        @Test
        void isSignedAnewOnlyWhenItHasChangedOrGrownOld() {
            String uri = StatusLists.uri(oauth.clientCredentials(machine()));
            String first = list(uri).body();
            assertThat(list(uri).body()).isEqualTo(first);

            clock.advance(Duration.ofMinutes(6));

            assertThat(list(uri).body()).isNotEqualTo(first);
        }
    }

    @Nested
    @DisplayName("Status List §4.1: the bits")
    class TheBits {

        @Test
        void ofATokenIsFlippedWhenItIsTakenBackAndNoOther() {
            Tokens kept = oauth.clientCredentials(machine());
            Tokens revoked = oauth.clientCredentials(machine());
            assertThat(bit(revoked)).isFalse();

            oauth.revoke(machine(), revoked.accessToken());

            assertThat(bit(revoked)).isTrue();
            assertThat(bit(kept)).isFalse();
        }

        @Test
        void ofAllTokensOfAGrantAreFlippedWhenItEnds() {
            Tokens first = oauth.authorize(aClient()).as("alice").exchange();
            Tokens second = first.refresh();

            oauth.revoke(aClient(), second.refreshToken());

            assertThat(bit(first)).isTrue();
            assertThat(bit(second)).isTrue();
        }

        @Test
        void ofATokenThatExpiredAMomentAgoIsFlippedTooBecauseAnApiMayStillTakeIt() {
            Tokens tokens = oauth.authorize(aClient()).as("alice").exchange();
            clock.advance(tokens.accessTokenLifetime().plusSeconds(10));

            oauth.revoke(aClient(), tokens.refreshToken());

            assertThat(bit(tokens)).isTrue();
        }

        private boolean bit(Tokens tokens) {
            return StatusLists.bit(oauth, list(StatusLists.uri(tokens)), tokens);
        }
    }

    private Answer list(String uri) {
        Answer answer = oauth.get(URI.create(uri).getPath());
        assertThat(answer).hasStatus(200);
        return answer;
    }
}
