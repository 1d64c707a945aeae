package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.harbor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in and out where one browser has several accounts. */
@Tag("session")
@SignetTest
class SeveralAccountsTests extends TwoAccounts {

    SeveralAccountsTests(OAuth oauth, People people) {
        super(oauth, people);
    }

    @Test
    void whoeverWasHereBeforeStaysSignedIn() {
        assertThat(current()).isEqualTo(ben.id());
        Arrival chooser = choosing(ann);

        assertThat(chooser.press(pick(chooser, ann)).response().code()).isNotEmpty();
    }

    @Test
    void thePageSaysWhoSignsOutAndOnlyTheyDo() {
        Page page = browser.get("/signed-out").page();
        assertThat(page.text("signing-out")).isEqualTo(ben.username());

        Answer after = browser.follow(browser.submit(page.pressing("sign-out")));

        assertThat(after.page().text("still-signed-in"))
                .contains(ann.username())
                .doesNotContain(ben.username());
        Arrival chooser = choosing(ann);
        assertThat(chooser.answer().page().text("accounts")).doesNotContain(ben.username());
        assertThat(chooser.press(pick(chooser, ann)).response().code()).isNotEmpty();
    }

    /** Core §3.1.2.6. */
    @Test
    void thenNobodyIsTakenWithoutBeingChosen() {
        browser.submit(browser.get("/signed-out").page().pressing("sign-out"));

        assertThat(error(browser)).isEqualTo("account_selection_required");
        assertThat(oauth.authorize(harbor()).in(browser).silently().has("accounts"))
                .isTrue();
    }

    @Test
    void allOfThemMaySignOutAtOnce() {
        browser.submit(browser.get("/signed-out").page().pressing("sign-out-all"));

        assertThat(error(browser)).isEqualTo("login_required");
        assertThat(browser.get("/accounts").page().has("accounts")).isFalse();
    }

    /** RP-Initiated Logout 1.0 §2. */
    @Test
    void applicationSignsOutWhomItNamesAndNobodyElse() {
        Tokens ofAnn = oauth.authorize(harbor())
                .in(browser)
                .with("login_hint", ann.username())
                .silently()
                .exchange();
        Tokens ofBen = oauth.authorize(harbor()).in(browser).silently().exchange();

        browser.get("/connect/logout?id_token_hint=" + ofAnn.idToken());

        assertThat(ofAnn.accessTokenIsActive()).isFalse();
        assertThat(ofBen.accessTokenIsActive()).isTrue();
        assertThat(current()).isEqualTo(ben.id());
    }

    @Test
    void signingInAgainGoesOnInTheSameSession() {
        Tokens before = oauth.authorize(aClient())
                .in(browser)
                .with("login_hint", ann.username())
                .silently()
                .exchange();

        browser.login(ann);

        assertThat(oauth.authorize(aClient()).in(browser).silently().exchange().idTokenClaims())
                .containsEntry("sub", ann.id())
                .containsEntry("sid", before.idTokenClaims().get("sid"));
    }

    @Test
    void theSixthAccountMakesTheOldestLeave() {
        List<TestUser> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            others.add(people.newcomer());
        }
        Tokens ofAnn = oauth.authorize(harbor())
                .in(browser)
                .with("login_hint", ann.username())
                .silently()
                .exchange();

        others.forEach(browser::login);

        assertThat(ofAnn.accessTokenIsActive()).isFalse();
        assertThat(choosing(ben).answer().page().text("accounts"))
                .contains(ben.username())
                .doesNotContain(ann.username());
    }

    @Test
    void theBrowserKeepsItsCookieOnlyIfEveryAccountMayBeKept() {
        Browser both = oauth.browser();
        remember(both, ann);
        assertThat(both.sessionCookie().attributes()).containsKey("max-age");

        both.login(ben);
        assertThat(both.sessionCookie().attributes()).doesNotContainKey("max-age");

        remember(both, ben);
        assertThat(both.sessionCookie().attributes()).containsKey("max-age");
    }

    private void remember(Browser who, TestUser user) {
        Page.Form form = who.get("/login").page().pressing("log-in");
        who.submit(form.with("username", user.username())
                .with("password", user.password())
                .with("remember", "true"));
    }

    @Test
    void whoWasSignedOutElsewhereIsShownAsSuch() {
        signOutElsewhere(ann);

        Page page = choosing(ben).answer().page();

        assertThat(page.text("account-" + ann.username())).contains("Signed out");
        assertThat(page.text("account-" + ben.username())).doesNotContain("Signed out");
    }
}
