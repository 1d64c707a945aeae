package dev.signet.auth.protocol;

import static dev.signet.auth.testing.Clients.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Core 1.0 §3.1.2.1: {@code max_age}. */
@Tag("session")
@DisplayName("Core §3.1.2.1: max_age")
@SignetTest
class MaxAgeTests {

    private final OAuth oauth;
    private final MutableClock clock;
    private final TestUser user;
    private final Browser browser;

    MaxAgeTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
        this.user = people.newcomer();
        this.browser = oauth.browser().login(user);
    }

    @Nested
    @DisplayName("Core §3.1.2.1: max_age that is no number of seconds")
    class Malformed {

        @ParameterizedTest
        @ValueSource(strings = {"-1", "+1", "1.5", "1e3", "0x10", "ten", "1 0", "٣", "10000000000"})
        void isToldToTheClient(String maxAge) {
            assertThat(asking(maxAge).silently().response().error()).contains("invalid_request");
        }

        @Test
        void isNotRepeated() {
            assertThat(asking("60").and("max_age", "0").silently().response().error())
                    .contains("invalid_request");
        }
    }

    @Test
    void loginFromTooLongAgoIsMadeAgain() {
        clock.advance(Duration.ofSeconds(62));

        Arrival asked = asking("60").silently();

        assertThat(asked.asksForLogin()).isTrue();
        assertThat(asked.has("login-again")).isTrue();
    }

    @Test
    void thenTheTimeInTheIdTokenIsNew() {
        clock.advance(Duration.ofSeconds(62));

        Map<String, Object> claims =
                asking("60").silently().logIn(user).exchange().idTokenClaims();

        assertThat(clock.instant().getEpochSecond() - (long) claims.get("auth_time"))
                .isBetween(0L, 60L);
    }

    @Test
    void loginThatIsNewEnoughIsEnough() {
        clock.advance(Duration.ofSeconds(50));

        Map<String, Object> claims = asking("60").silently().exchange().idTokenClaims();

        assertThat(claims).as("MUST be there when max_age was asked for").containsKey("auth_time");
    }

    @Test
    void zeroIsLikePromptLogin() {
        Arrival asked = asking("0").silently();

        assertThat(asked.asksForLogin()).isTrue();
        Arrival answered = asked.logIn(user);
        assertThat(answered.response().code()).isNotEmpty();
        assertThat(answered.request().silently().asksForLogin()).isTrue();
    }

    @Test
    void wherePagesAreForbiddenTheClientIsTold() {
        clock.advance(Duration.ofSeconds(62));

        assertThat(asking("60").with("prompt", "none").silently().response().error())
                .contains("login_required");
        assertThat(asking("0").with("prompt", "none").silently().response().error())
                .contains("login_required");
    }

    @Test
    void refreshingMakesNoLoginNewer() {
        clock.advance(Duration.ofSeconds(30));
        var tokens = asking("60").silently().exchange();

        clock.advance(Duration.ofSeconds(90));

        assertThat(tokens.refresh().idTokenClaims().get("auth_time"))
                .isEqualTo(tokens.idTokenClaims().get("auth_time"));
    }

    private AuthorizationRequest asking(String maxAge) {
        return oauth.authorize(aClient()).in(browser).with("max_age", maxAge);
    }
}
