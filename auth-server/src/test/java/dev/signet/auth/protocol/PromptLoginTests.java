package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Cookie;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OpenID Connect Core 1.0 §3.1.2.1: {@code prompt=login}, and what is tried to get around it. */
@Tag("session")
@DisplayName("Core §3.1.2.1: prompt=login")
@SignetTest
class PromptLoginTests {

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;

    PromptLoginTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
    }

    @Test
    void asksWhoeverIsSignedInAndSaysWhy() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);

        Arrival asked = asked(browser);

        assertThat(asked.asksForLogin()).isTrue();
        assertThat(asked.answer().page().text("login-again")).contains("Harbor");
        assertThat(asked.answer().page().pressing("log-in").fields().find("username"))
                .contains(user.username());
    }

    @Test
    void goesOnAfterALoginWithANewTimeInTheSameSession() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);
        Tokens before = oauth.authorize(aClient()).in(browser).silently().exchange();
        clock.advance(Duration.ofMinutes(3));

        Tokens after = asked(browser).logIn(user).exchange();

        assertThat((long) after.idTokenClaims().get("auth_time"))
                .isGreaterThanOrEqualTo((long) before.idTokenClaims().get("auth_time") + 180);
        assertThat(after.idTokenClaims())
                .containsEntry("sid", before.idTokenClaims().get("sid"));
    }

    @Test
    void whoeverIsRememberedStaysSo() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser();
        Page.Form form = browser.get("/login").page().pressing("log-in");
        browser.submit(form.with("username", user.username())
                .with("password", user.password())
                .with("remember", "true"));

        Page.Form again = asked(browser).answer().page().pressing("log-in");

        assertThat(form.fields().find("remember")).isEmpty();
        assertThat(again.fields().find("remember")).contains("true");
    }

    @Test
    void asksOnceWhereNobodyWasSignedIn() {
        assertThat(oauth.authorize(aClient())
                        .with("prompt", "login")
                        .as("alice")
                        .response()
                        .code())
                .isNotEmpty();
    }

    @Test
    void aloginFromTheSameSecondIsNotEnough() {
        Browser browser = oauth.browser().login(TestUser.alice());

        assertThat(asked(browser).asksForLogin()).isTrue();
        assertThat(asked(browser).asksForLogin()).isTrue();
    }

    @Test
    void reloadingTheRequestIsNoLogin() {
        Browser browser = oauth.browser().login(TestUser.alice());
        Arrival asked = asked(browser);

        Arrival reloaded = asked.request().silently();

        assertThat(reloaded.asksForLogin()).isTrue();
    }

    @Test
    void leavingTheParameterOutIsAnotherRequestThatHoldsNobodyUp() {
        Browser browser = oauth.browser().login(TestUser.alice());
        Arrival asked = asked(browser);

        Arrival edited = asked.request().without("prompt").silently();

        assertThat(edited.response().code()).isNotEmpty();
        assertThat(asked.request().with("prompt", "login").silently().asksForLogin())
                .as("and nothing is won by it")
                .isTrue();
    }

    @Test
    void aLoginForOneRequestIsNoneForAnother() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);
        Arrival one = asked(browser);
        Arrival other = asked(browser);

        one.logIn(user).response().code();

        assertThat(other.request().silently().asksForLogin()).isTrue();
    }

    @Test
    void aLoginOnThePageByItselfIsNoneForTheRequest() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);
        Arrival asked = asked(browser);

        browser.login(user);

        assertThat(asked.request().silently().asksForLogin()).isTrue();
    }

    @Test
    void theSameRequestIsAnsweredOnceForEachLogin() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);
        Arrival answered = asked(browser).logIn(user);
        answered.response().code();

        assertThat(answered.request().silently().asksForLogin()).isTrue();
    }

    @Test
    void goingBackFromTheConsentPageDemandsALoginAgain() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);
        Arrival consent = oauth.authorize(orchard())
                .in(browser)
                .with("prompt", "login")
                .silently()
                .logIn(user);
        assertThat(consent.asksForConsent()).isTrue();

        assertThat(consent.request().silently().asksForLogin()).isTrue();
        assertThat(consent.consent().response().code()).isNotEmpty();
    }

    @Test
    void aLoginThatNeverCameBackIsTooOldLater() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);
        Arrival asked = asked(browser);
        browser.login(user, asked.answer());

        clock.advance(Duration.ofMinutes(11));

        assertThat(asked.request().silently().asksForLogin()).isTrue();
    }

    @Test
    void wrongPasswordIsNoLoginAndTheRequestStillWaits() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);
        Arrival asked = asked(browser);

        Arrival refused = asked.logIn(user.withPassword("not the password"));

        assertThat(refused.has("login-failure")).isTrue();
        assertThat(refused.request().silently().asksForLogin()).isTrue();
        assertThat(refused.logIn(user).response().code()).isNotEmpty();
    }

    @Test
    void theSessionOfBeforeIsNotPreparedByAnybody() {
        TestUser user = people.newcomer();
        Browser browser = oauth.browser().login(user);
        Arrival asked = asked(browser);
        Cookie before = browser.sessionCookie();

        asked.logIn(user).response().code();

        assertThat(browser.sessionCookie().value()).isNotEqualTo(before.value());
        Browser attacker = oauth.browser().plant(before.name(), before.value());
        assertThat(oauth.authorize(aClient())
                        .in(attacker)
                        .with("prompt", "none")
                        .silently()
                        .response()
                        .error())
                .contains("login_required");
    }

    private Arrival asked(Browser browser) {
        return oauth.authorize(harbor()).in(browser).with("prompt", "login").silently();
    }
}
