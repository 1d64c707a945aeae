package dev.signet.auth.account;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see and end on the pages of their account. */
@Tag("session")
@SignetTest
class AccountTests {

    private final OAuth oauth;
    private final TestUser person;

    AccountTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.person = people.newcomer();
    }

    @Nested
    @DisplayName("Whoever is not signed in")
    class Strangers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/account",
                    "/account/apps",
                    "/account/history",
                    "/account/password",
                    "/account/data",
                    "/account/export",
                    "/account/delete"
                })
        void signsInAndComesBack(String path) {
            Browser browser = oauth.browser();
            Answer login = browser.follow(browser.get(path));
            assertThat(login.uri().getPath()).isEqualTo("/login");

            Answer after = browser.follow(browser.login(person, login));

            assertThat(after).hasStatus(200);
            assertThat(after.uri().getPath()).isEqualTo(path);
        }

        @Test
        void hasNothingToKeep() {
            assertThat(oauth.browser().get("/keep-account")).hasStatus(404);
        }
    }

    @Test
    void showsWhoOneIs() {
        AccountStory story = AccountStory.of(oauth, person).open("/account");

        assertThat(story.page().text("account-username")).isEqualTo(person.username());
        assertThat(story.page().text("account-email")).startsWith(person.username() + "@example.com");
        assertThat(story.page().text("signed-in-as")).isEqualTo(person.username());
        assertThat(AccountStory.in(story.browser()).go("to-account").answer()).hasStatus(200);
    }

    @Nested
    @DisplayName("Sessions")
    class Sessions {

        @Test
        void allAreListedAndTheCurrentOneFirst() {
            oauth.browser().login(person);
            AccountStory story = AccountStory.of(oauth, person).open("/account");

            assertThat(story.page().count("session")).isEqualTo(2);
            assertThat(story.page().count("session-current")).isEqualTo(1);
            assertThat(story.page().text("session")).contains("this one");
            assertThat(story.page().count("end-session")).isEqualTo(1);
        }

        @Test
        void applicationsThatWereUsedInOneAreNamed() {
            Browser browser = oauth.browser();
            oauth.authorize(harbor()).in(browser).as(person).exchange();

            assertThat(AccountStory.in(browser).open("/account").page().text("session"))
                    .contains("Harbor");
        }

        @Test
        void endingOneSignsThatBrowserOutAndEndsWhatCameFromIt() {
            Browser other = oauth.browser();
            Tokens tokens = oauth.authorize(harbor()).in(other).as(person).exchange();
            AccountStory story = AccountStory.of(oauth, person).open("/account");

            story.go("end-session").press("confirm");

            assertThat(story.page().text("done")).contains("The session has ended");
            assertThat(story.page().count("session")).isEqualTo(1);
            assertThat(AccountStory.in(other).signedIn()).isFalse();
            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(story.signedIn()).isTrue();
            assertThat(story.open("/account").page().has("done"))
                    .as("told once")
                    .isFalse();
        }

        @Test
        void endingTheOthersLeavesOnlyThisOne() {
            AccountStory one = AccountStory.of(oauth, person);
            AccountStory two = AccountStory.of(oauth, person);
            AccountStory story = AccountStory.of(oauth, person).open("/account");

            story.go("end-others").press("confirm");

            assertThat(story.page().count("session")).isEqualTo(1);
            assertThat(one.signedIn()).isFalse();
            assertThat(two.signedIn()).isFalse();
            assertThat(story.signedIn()).isTrue();
            assertThat(story.open("/account/sessions/end-others").answer().isRedirect())
                    .as("there are none")
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("Apps with access")
    class Apps {

        @Test
        void areListedWithWhatTheyMayDo() {
            Browser browser = oauth.browser();
            oauth.authorize(orchard())
                    .in(browser)
                    .scope("openid orders:read")
                    .as(person)
                    .consent()
                    .exchange();

            String app = AccountStory.in(browser).open("/account/apps").page().text("app");

            assertThat(app)
                    .contains("Orchard", "View your orders", "Know that it is you")
                    .doesNotContain("email");
        }

        @Test
        void nobodyHasAccessAtFirst() {
            assertThat(AccountStory.of(oauth, person)
                            .open("/account/apps")
                            .page()
                            .has("app"))
                    .isFalse();
        }

        @Test
        void takingItAwayEndsEverythingAlsoForTheAbsenceAndAsksAnewNextTime() {
            Browser browser = oauth.browser();
            Tokens online =
                    oauth.authorize(orchard()).in(browser).as(person).consent().exchange();
            AccountStory story = AccountStory.in(browser).open("/account/apps");

            story.go("take-away").press("confirm");

            assertThat(story.page().text("done")).contains("has lost its access");
            assertThat(story.page().has("app")).isFalse();
            assertThat(online.accessTokenIsActive()).isFalse();
            assertThat(online.refresh()).isRefused(400, "invalid_grant");
            assertThat(story.signedIn()).isTrue();
            assertThat(oauth.authorize(orchard()).in(browser).silently().asksForConsent())
                    .isTrue();
        }

        @Test
        void accessForTheAbsenceIsMarkedAndEndsToo() {
            Browser browser = oauth.browser();
            Tokens offline = oauth.authorize(lodge())
                    .in(browser)
                    .scope("openid offline_access")
                    .as(person)
                    .exchange();
            Tokens other = oauth.authorize(harbor()).in(browser).silently().exchange();
            AccountStory story = AccountStory.in(browser).open("/account/apps/take-away?client=lodge");

            story.press("confirm");

            assertThat(offline.accessTokenIsActive()).isFalse();
            assertThat(offline.refresh()).isRefused(400, "invalid_grant");
            assertThat(other.accessTokenIsActive()).as("of another application").isTrue();
        }
    }

    @Nested
    @DisplayName("History")
    class HistoryPages {

        @Test
        void tellsWhatWasDone() {
            oauth.browser().login(person.withPassword("wrong"), oauth.browser().get("/login"));
            AccountStory story = AccountStory.of(oauth, person).open("/account/history");

            assertThat(story.page().text()).contains("You signed in", "The account was created");
        }

        @Test
        void failedSignInsAreTold() {
            Browser stranger = oauth.browser();
            stranger.login(person.withPassword("not the password"), stranger.get("/login"));

            assertThat(AccountStory.of(oauth, person)
                            .open("/account/history")
                            .page()
                            .text())
                    .contains("A sign-in failed")
                    .contains("127.0.0.1");
        }

        @Test
        void whatAStrangerSentIsNotShown() {
            Browser stranger = oauth.browser();
            var form = stranger.get("/login").page().pressing("log-in");
            stranger.send(java.net.http.HttpRequest.newBuilder(form.action())
                    .header("User-Agent", "You have won a prize, call 0900")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form.fields()
                            .with("username", person.username())
                            .with("password", "x")
                            .encoded())));

            assertThat(AccountStory.of(oauth, person)
                            .open("/account/history")
                            .page()
                            .text())
                    .contains("A sign-in failed")
                    .doesNotContain("prize");
        }

        @Test
        void pagesFollowEachOtherWithoutGapOrRepetition() {
            for (int i = 0; i < 30; i++) {
                oauth.browser().login(person);
            }
            AccountStory story = AccountStory.of(oauth, person).open("/account/history");
            Set<String> pages = new HashSet<>();
            int happened = story.page().count("happened");
            pages.add(story.page().text());

            story.go("older");
            happened += story.page().count("happened");
            pages.add(story.page().text());

            assertThat(happened).isEqualTo(32);
            assertThat(pages).hasSize(2);
            assertThat(story.page().has("older")).isFalse();
            assertThat(story.go("newest").page().count("happened")).isEqualTo(25);
        }
    }
}
