package dev.signet.auth.account;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.user.UserId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others try on the pages of somebody's account. */
@Tag("session")
@SignetTest
class AccountAttackTests {

    private final OAuth oauth;
    private final SsoSessions sessions;
    private final TestUser victim;
    private final TestUser attacker;

    AccountAttackTests(OAuth oauth, SsoSessions sessions, People people) {
        this.oauth = oauth;
        this.sessions = sessions;
        this.victim = people.newcomer();
        this.attacker = people.newcomer();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/sessions/end",
                "/account/sessions/end-others",
                "/account/apps/take-away",
                "/account/password",
                "/account/export",
                "/account/delete"
            })
    void formOfAnotherSiteDoesNothing(String action) {
        Browser browser = oauth.browser();
        oauth.authorize(orchard()).in(browser).as(victim).consent().exchange();
        Browser other = oauth.browser().login(victim);
        Parameters fields = Parameters.NONE
                .with("sid", sessionOf(victim).toString())
                .with("client", "orchard")
                .with("current", victim.password())
                .with("username", victim.username())
                .with("password", victim.password())
                .with("repeated", victim.password());

        Answer without = AccountStory.in(browser).forge(action, fields);
        Answer withToken = AccountStory.in(browser)
                .forge(
                        action,
                        fields.with("_csrf", AccountStory.of(oauth, attacker).token()));

        assertThat(without).hasStatus(403);
        assertThat(withToken).as("the token of the attacker").hasStatus(403);
        assertThat(AccountStory.in(browser).signedIn()).isTrue();
        assertThat(AccountStory.in(other).signedIn()).isTrue();
        assertThat(AccountStory.in(browser).open("/account/apps").page().has("app"))
                .isTrue();
    }

    @Test
    void sessionOfSomebodyElseIsUnknown() {
        AccountStory of = AccountStory.of(oauth, victim);
        AccountStory story = AccountStory.of(oauth, attacker);
        String sid = sessionOf(victim).toString();

        assertThat(story.open("/account/sessions/end?sid=" + sid).answer()).hasStatus(404);
        assertThat(story.forge(
                        "/account/sessions/end",
                        Parameters.NONE.with("sid", sid).with("_csrf", story.token())))
                .hasStatus(404);

        assertThat(of.signedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00000000-0000-0000-0000-000000000000", "' or 1=1 --", "%00"})
    void sessionThatDoesNotExistIsUnknown(String sid) {
        assertThat(AccountStory.of(oauth, attacker)
                        .open("/account/sessions/end?sid="
                                + sid.replace(" ", "%20").replace("'", "%27"))
                        .answer())
                .hasStatus(404);
    }

    @Test
    void accessThatSomebodyElseGaveIsUnknown() {
        oauth.authorize(orchard()).as(victim).consent().exchange();
        AccountStory story = AccountStory.of(oauth, attacker);

        assertThat(story.open("/account/apps/take-away?client=orchard").answer())
                .hasStatus(404);
        assertThat(story.forge(
                        "/account/apps/take-away",
                        Parameters.NONE.with("client", "orchard").with("_csrf", story.token())))
                .hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "AAAA", "' or 1=1 --", "9999999999999999999999999999999999"})
    void placeInTheHistoryThatNobodyWroteIsUnknown(String after) {
        assertThat(AccountStory.of(oauth, attacker)
                        .open("/account/history?after="
                                + after.replace(" ", "%20").replace("'", "%27"))
                        .answer())
                .hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/account/apps",
                "/account/history",
                "/account/password",
                "/account/data",
                "/account/export",
                "/account/delete",
                "/account-deleted"
            })
    void pagesAreNeitherFramedNorKept(String path) {
        Answer page = AccountStory.of(oauth, victim).open(path).answer();

        assertThat(page).hasStatus(200).isNotCached();
        assertThat(page.header("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).contains("DENY");
    }

    @Test
    void cookieAfterLogoutShowsNothing() {
        AccountStory story = AccountStory.of(oauth, victim).open("/account");
        var stolen = story.browser().sessionCookie();

        story.press("sign-out");

        Browser thief = oauth.browser().plant(stolen.name(), stolen.value());
        assertThat(thief.get("/account").isRedirect()).isTrue();
        assertThat(story.open("/account").answer().locationOrNothing()).startsWith("/login");
    }

    private SessionId sessionOf(TestUser user) {
        return sessions.list(UserId.parse(user.id())).stream()
                .map(SsoSession::sid)
                .findFirst()
                .orElseThrow();
    }
}
