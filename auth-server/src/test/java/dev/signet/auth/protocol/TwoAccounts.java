package dev.signet.auth.protocol;

import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.harbor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;

/** A browser in which Ann signed in, then Ben; and what tests do with the two. */
abstract class TwoAccounts {

    final OAuth oauth;
    final People people;
    final TestUser ann;
    final TestUser ben;
    final Browser browser;

    TwoAccounts(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
        this.ann = people.newcomer();
        this.ben = people.newcomer();
        this.browser = oauth.browser().login(ann).login(ben);
    }

    final AuthorizationRequest select(Browser in) {
        return oauth.authorize(harbor()).in(in).with("prompt", "select_account");
    }

    /** The page on which {@code user}, among others, can be chosen. */
    final Arrival choosing(TestUser user) {
        Arrival chooser = select(browser).silently();
        assertThat(chooser.has("account-" + user.username()))
                .as(chooser.answer()::toString)
                .isTrue();
        return chooser;
    }

    static Page.Form pick(Arrival chooser, TestUser user) {
        return chooser.answer().page().pressing("account-" + user.username());
    }

    final void signOutElsewhere(TestUser user) {
        Tokens tokens = oauth.authorize(harbor())
                .in(browser)
                .with("login_hint", user.username())
                .silently()
                .exchange();
        oauth.browser().get("/connect/logout?id_token_hint=" + tokens.idToken());
    }

    final String current() {
        return oauth.authorize(aClient())
                .in(browser)
                .with("prompt", "none")
                .silently()
                .exchange()
                .idTokenClaims()
                .get("sub")
                .toString();
    }

    final String error(Browser who) {
        return oauth.authorize(aClient())
                .in(who)
                .with("prompt", "none")
                .silently()
                .response()
                .error()
                .orElse("");
    }
}
