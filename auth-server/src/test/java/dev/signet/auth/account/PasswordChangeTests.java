package dev.signet.auth.account;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.lodge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Cookie;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another password: only for whoever knows the old one, and the end of every other session. */
@Tag("session")
@SignetTest
class PasswordChangeTests {

    private static final String NEW = "four words nobody guesses";

    private final OAuth oauth;
    private final TestUser person;

    PasswordChangeTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.person = people.newcomer();
    }

    @Test
    void needsTheOldOne() {
        AccountStory story = AccountStory.of(oauth, person);

        change(story, "not the password", NEW, NEW);

        assertThat(story.page().text("account-failure")).contains("current password is not right");
        assertThat(signsIn(person)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "eleven char, eleven char, 12 to 256",
        "four words nobody guesses, four words somebody guesses, differ",
        "'', '', 12 to 256"
    })
    void refusesWhatNoNewAccountCouldHave(String password, String repeated, String complaint) {
        AccountStory story = AccountStory.of(oauth, person);

        change(story, person.password(), password, repeated);

        assertThat(story.page().text("account-failure")).contains(complaint);
        assertThat(signsIn(person)).isTrue();
    }

    @Test
    void guessingTheOldOneIsSlowedDownLikeSigningIn() {
        AccountStory story = AccountStory.of(oauth, person);
        for (int i = 0; i < 10; i++) {
            change(story, "guess number " + i, NEW, NEW);
        }

        change(story, person.password(), NEW, NEW);

        assertThat(story.page().text("account-failure")).contains("Too many attempts");
        assertThat(signsIn(person.withPassword(NEW))).isFalse();
    }

    @Test
    void onlyTheNewOneIsGoodFromNowOn() {
        AccountStory story = AccountStory.of(oauth, person);

        change(story, person.password(), NEW, NEW);

        assertThat(story.page().text("done")).contains("Your password is changed");
        assertThat(signsIn(person)).isFalse();
        assertThat(signsIn(person.withPassword(NEW))).isTrue();
    }

    @Test
    void everythingEndsButThisSession() {
        Browser here = oauth.browser();
        Tokens ofHere = oauth.authorize(harbor()).in(here).as(person).exchange();
        Browser elsewhere = oauth.browser();
        Tokens ofElsewhere = oauth.authorize(harbor()).in(elsewhere).as(person).exchange();
        Tokens offline = oauth.authorize(lodge())
                .in(elsewhere)
                .scope("openid offline_access")
                .silently()
                .exchange();

        change(AccountStory.in(here), person.password(), NEW, NEW);

        assertThat(AccountStory.in(here).signedIn()).isTrue();
        assertThat(ofHere.accessTokenIsActive()).isTrue();
        assertThat(AccountStory.in(elsewhere).signedIn()).isFalse();
        assertThat(ofElsewhere.accessTokenIsActive()).isFalse();
        assertThat(offline.accessTokenIsActive()).isFalse();
        assertThat(offline.refresh()).isRefused(400, "invalid_grant");
    }

    @Test
    void cookieOfBeforeOpensNothing() {
        AccountStory story = AccountStory.of(oauth, person);
        Cookie before = story.browser().sessionCookie();

        change(story, person.password(), NEW, NEW);

        assertThat(story.browser().sessionCookie().value()).isNotEqualTo(before.value());
        assertThat(AccountStory.in(oauth.browser().plant(before.name(), before.value()))
                        .signedIn())
                .isFalse();
    }

    private static void change(AccountStory story, String current, String password, String repeated) {
        story.open("/account/password")
                .press("change-password", "current", current, "password", password, "repeated", repeated);
    }

    private boolean signsIn(TestUser user) {
        Browser browser = oauth.browser();
        browser.login(user, browser.get("/login"));
        return AccountStory.in(browser).signedIn();
    }
}
