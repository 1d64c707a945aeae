package dev.signet.auth.account;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.lodge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taking one's data along, and the end of an account. */
@Tag("session")
@SignetTest
class AccountDeletionTests {

    private final OAuth oauth;
    private final MutableClock clock;
    private final TestUser person;

    AccountDeletionTests(OAuth oauth, MutableClock clock, People people) {
        this.oauth = oauth;
        this.clock = clock;
        this.person = people.newcomer();
    }

    @Test
    void deletionNeedsPasswordAndUserName() {
        AccountStory story = AccountStory.of(oauth, person);

        delete(story, person.username(), "not the password");
        assertThat(story.page().text("account-failure")).contains("password is not right");
        delete(story, "somebody else", person.password());
        assertThat(story.page().text("account-failure")).contains("not your user name");

        assertThat(story.signedIn()).isTrue();
    }

    @Test
    void guessingThePasswordHereIsSlowedDown() {
        AccountStory story = AccountStory.of(oauth, person);
        for (int i = 0; i < 10; i++) {
            delete(story, person.username(), "guess number " + i);
        }

        delete(story, person.username(), person.password());

        assertThat(story.page().text("account-failure")).contains("Too many attempts");
        assertThat(story.signedIn()).isTrue();
    }

    @Test
    void deletionEndsEverythingAtOnce() {
        Browser other = oauth.browser();
        Tokens tokens = oauth.authorize(lodge())
                .in(other)
                .scope("openid offline_access")
                .as(person)
                .exchange();
        AccountStory story = AccountStory.of(oauth, person);

        delete(story, person.username().toUpperCase(java.util.Locale.ROOT), person.password());

        assertThat(story.page().has("account-deleted")).isTrue();
        assertThat(story.signedIn()).isFalse();
        assertThat(AccountStory.in(other).signedIn()).isFalse();
        assertThat(tokens.accessTokenIsActive()).isFalse();
        assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
        assertThat(tokens.userinfo()).hasStatus(401);
    }

    @Test
    void signingInWithinTheGracePeriodOffersToKeepTheAccount() {
        AccountStory story = AccountStory.of(oauth, person);
        delete(story, person.username(), person.password());
        Browser browser = oauth.browser();
        Answer offer = browser.follow(browser.login(person, browser.get("/login")));
        assertThat(offer.page().has("account-keep")).isTrue();
        assertThat(AccountStory.in(browser).signedIn())
                .as("not by the password alone")
                .isFalse();

        Answer kept = browser.follow(browser.submit(offer.page().pressing("keep-account")));

        assertThat(kept.page().has("account-kept")).isTrue();
        assertThat(browser.get("/keep-account")).as("once").hasStatus(404);
        assertThat(AccountStory.of(oauth, person)
                        .open("/account/history")
                        .page()
                        .text())
                .contains("You kept the account after all");
    }

    @Test
    void whoKnowsOnlyTheNameLearnsNothing() {
        delete(AccountStory.of(oauth, person), person.username(), person.password());
        Browser browser = oauth.browser();

        Answer answer = browser.follow(browser.login(person.withPassword("wrong"), browser.get("/login")));

        assertThat(answer.page().has("login-failure")).isTrue();
        assertThat(browser.get("/keep-account")).hasStatus(404);
    }

    @Test
    void offerLapsesWithTheGracePeriodAndAfterMinutes() {
        delete(AccountStory.of(oauth, person), person.username(), person.password());
        Browser browser = oauth.browser();
        browser.login(person, browser.get("/login"));
        clock.advance(Duration.ofMinutes(11));
        assertThat(browser.get("/keep-account")).hasStatus(404);

        clock.advance(Duration.ofDays(7));
        Answer answer = browser.follow(browser.login(person, browser.get("/login")));

        assertThat(answer.page().has("login-failure")).isTrue();
    }

    @Test
    void exportNeedsThePassword() {
        AccountStory story = AccountStory.of(oauth, person).open("/account/export");

        story.press("export", "password", "not the password");

        assertThat(story.page().text("account-failure")).contains("password is not right");
    }

    @Test
    void exportHoldsWhatIsKnownAndNothingThatOpensAnything() {
        Browser browser = oauth.browser();
        Tokens tokens = oauth.authorize(lodge()).in(browser).as(person).exchange();
        AccountStory story = AccountStory.in(browser).open("/account/export");

        Answer file = story.press("export", "password", person.password()).answer();

        assertThat(file).hasStatus(200).isNotCached();
        assertThat(file.header("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename=\"signet-account.json\"");
        assertThat(file.header("Content-Type").orElse("")).startsWith("application/json");
        Map<String, Object> json = file.json();
        assertThat(json.keySet())
                .containsExactlyInAnyOrder(
                        "format", "issuer", "exported_at", "profile", "sessions", "grants", "consents", "history");
        assertThat(json.get("profile").toString()).contains(person.username(), person.id());
        assertThat(json.get("sessions").toString()).contains("sid");
        assertThat(json.get("grants").toString()).contains("lodge");
        assertThat(json.get("history").toString()).contains("LOGIN_SUCCEEDED", "DATA_EXPORTED");
        assertThat(file.body())
                .doesNotContain(person.password())
                .doesNotContain("argon2")
                .doesNotContain(tokens.accessToken())
                .doesNotContain(tokens.refreshToken())
                .doesNotContain(browser.sessionCookie().value());
    }

    private static void delete(AccountStory story, String username, String password) {
        story.open("/account/delete").press("delete-account", "username", username, "password", password);
    }
}
