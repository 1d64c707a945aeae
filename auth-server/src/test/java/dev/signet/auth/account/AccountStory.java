package dev.signet.auth.account;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.TestUser;

/** A person at the pages of their account: {@code of(person).open("/account").press("end-session")}. */
final class AccountStory {

    private final Browser browser;
    private Answer at;

    private AccountStory(Browser browser, Answer at) {
        this.browser = browser;
        this.at = at;
    }

    /** In a browser that was never here before, signed in. */
    static AccountStory of(OAuth oauth, TestUser person) {
        return in(oauth.browser().login(person));
    }

    static AccountStory in(Browser browser) {
        return new AccountStory(browser, browser.get("/"));
    }

    AccountStory open(String path) {
        at = browser.get(path);
        return this;
    }

    /** Follows the link with this handle: the first of them. */
    AccountStory go(String testId) {
        at = browser.get(at.page().link(testId));
        return this;
    }

    /** Presses the button with this handle; the fields are given as name, value, name, value. */
    AccountStory press(String testId, String... namesAndValues) {
        Page.Form form = at.page().pressing(testId);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form = form.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        at = browser.follow(browser.submit(form));
        return this;
    }

    /** Sends the form of the page as it would be sent from another site: without the token. */
    Answer forge(String path, Parameters fields) {
        return browser.post(path, fields);
    }

    /** The token of the pages of this browser. */
    String token() {
        return browser.get("/account")
                .page()
                .pressing("sign-out")
                .fields()
                .find("_csrf")
                .orElseThrow();
    }

    Browser browser() {
        return browser;
    }

    Answer answer() {
        return at;
    }

    Page page() {
        return at.page();
    }

    boolean signedIn() {
        return browser.get("/account").status() == 200;
    }
}
