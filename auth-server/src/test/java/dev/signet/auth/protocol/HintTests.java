package dev.signet.auth.protocol;

import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.orchard;
import static dev.signet.auth.testing.Clients.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** OpenID Connect Core 1.0 §3.1.2.1: {@code id_token_hint}, {@code login_hint}, {@code ui_locales}. */
@SignetTest
class HintTests {

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;

    HintTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
    }

    @Nested
    @DisplayName("Core §3.1.2.1: an id_token_hint that is none")
    class NoHint {

        @Test
        void anythingThatWeDidNotSign() {
            Tokens tokens = tokens(people.newcomer());

            assertThat(error("nonsense")).isEqualTo("invalid_request");
            assertThat(error(tokens.idToken() + "x")).isEqualTo("invalid_request");
            assertThat(error(unsigned(tokens.idToken()))).isEqualTo("invalid_request");
        }

        @Test
        void anAccessToken() {
            assertThat(error(tokens(people.newcomer()).accessToken())).isEqualTo("invalid_request");
        }

        @Test
        void anIdTokenOfAnotherClient() {
            Tokens tokens = oauth.authorize(warehouse()).as(people.newcomer()).exchange();

            assertThat(error(tokens.idToken())).isEqualTo("invalid_request");
        }

        private String error(String hint) {
            return oauth.authorize(aClient())
                    .in(oauth.browser().login(TestUser.alice()))
                    .with("id_token_hint", hint)
                    .silently()
                    .response()
                    .error()
                    .orElse("");
        }

        private String unsigned(String idToken) {
            return "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + idToken.split("\\.")[1] + ".";
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.1: the answer is for the person of the id_token_hint, or there is none")
    class Hint {

        @Test
        void whoeverElseIsThereIsNotTaken() {
            String hint = tokens(people.newcomer()).idToken();
            AuthorizationRequest request = oauth.authorize(aClient())
                    .in(oauth.browser().login(people.newcomer()))
                    .with("id_token_hint", hint);

            assertThat(request.with("prompt", "none").silently().response().error())
                    .contains("login_required");
            assertThat(request.without("prompt").silently().asksForLogin()).isTrue();
        }

        @Test
        void whoeverSignsInAsSomebodyElseIsNotTaken() {
            Arrival asked = oauth.authorize(aClient())
                    .with("id_token_hint", tokens(people.newcomer()).idToken())
                    .silently();

            assertThat(asked.logIn(people.newcomer()).response().error()).contains("login_required");
        }

        @Test
        void signingInAsSomebodyElseOnReauthenticationIsNotTaken() {
            TestUser user = people.newcomer();
            Browser browser = oauth.browser().login(user);
            Arrival asked = oauth.authorize(aClient())
                    .in(browser)
                    .with("id_token_hint", tokens(user).idToken())
                    .with("prompt", "login")
                    .silently();

            assertThat(asked.logIn(people.newcomer()).response().error()).contains("login_required");
        }

        @Test
        void thePersonThemselvesGoesOnWithAnExpiredHintToo() {
            TestUser user = people.newcomer();
            Tokens before = tokens(user);
            clock.advance(Duration.ofHours(2));
            Browser browser = oauth.browser().login(user);

            Tokens tokens = oauth.authorize(aClient())
                    .in(browser)
                    .with("id_token_hint", before.idToken())
                    .with("prompt", "none")
                    .silently()
                    .exchange();

            assertThat(tokens.idTokenClaims()).containsEntry("sub", user.id());
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.1: login_hint")
    class LoginHint {

        @Test
        void standsInTheField() {
            Arrival asked =
                    oauth.authorize(aClient()).with("login_hint", "alice").silently();

            assertThat(asked.answer().page().pressing("log-in").fields().find("username"))
                    .contains("alice");
        }

        @Test
        void isAHintAndNoMore() {
            TestUser user = people.newcomer();

            Tokens tokens = oauth.authorize(aClient())
                    .in(oauth.browser().login(user))
                    .with("login_hint", "somebody else")
                    .silently()
                    .exchange();

            assertThat(tokens.idTokenClaims()).containsEntry("sub", user.id());
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.1: ui_locales")
    class UiLocales {

        @Test
        void chooseTheLanguageOfTheLoginPageAlsoAfterAFailure() {
            Arrival asked =
                    oauth.authorize(aClient()).with("ui_locales", "fr de-AT en").silently();

            Arrival refused = asked.logIn(people.newcomer().withPassword("not the password"));

            assertThat(asked.answer().page().text()).contains("Anmelden").doesNotContain("Sign in");
            assertThat(refused.has("login-failure")).isTrue();
            assertThat(refused.answer().page().text()).doesNotContain("Sign in");
        }

        @Test
        void chooseTheLanguageOfTheConsentPage() {
            Arrival asked = oauth.authorize(orchard()).with("ui_locales", "de").as(people.newcomer());

            assertThat(asked.asksForConsent()).isTrue();
            assertThat(asked.answer().page().text()).contains("Zugriff");
        }

        @Test
        void thatNobodySpeaksAreNotHeeded() {
            Arrival asked =
                    oauth.authorize(aClient()).with("ui_locales", "fr <b>").silently();

            assertThat(asked.answer().page().text()).contains("Sign in");
        }
    }

    private Tokens tokens(TestUser user) {
        return oauth.authorize(aClient()).as(user).exchange();
    }
}
