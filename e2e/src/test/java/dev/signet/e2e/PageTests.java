package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, light and dark, wide and narrow: a picture of it, and nothing that shuts anybody out. */
class PageTests extends Staged {

    PageTests() {
        super(Database.H2);
    }

    @ParameterizedTest
    @EnumSource(Chromium.View.class)
    void pagesOfTheAuthorizationServerAreForEverybody(Chromium.View view) {
        String server = installation.authServer().address();
        try (Visitor visitor = chromium.visitor(view)) {
            visitor.open(server + "/");
            look(visitor, "home");
            visitor.open(server + "/login");
            look(visitor, "login");
            visitor.signIn("alice", "not her password");
            assertThat(visitor.see("login-failure").isVisible()).isTrue();
            look(visitor, "login-failure");
            assertThat(visitor.open(server + "/no-such-page")).isEqualTo(404);
            look(visitor, "not-found");
            assertThat(visitor.open(server + "/oauth2/authorize?client_id=nobody"))
                    .isEqualTo(400);
            assertThat(visitor.see("oauth-error").isVisible()).isTrue();
            look(visitor, "oauth-error");
            visitor.open(server + "/signed-out");
            assertThat(visitor.see("signed-out").isVisible()).isTrue();
            look(visitor, "signed-out");
            visitor.open(server + "/login");
            visitor.signIn("alice", "wonderland");
            look(visitor, "home-signed-in");
            visitor.open(server + "/connect/logout");
            look(visitor, "confirm-sign-out");
        }
    }

    @ParameterizedTest
    @EnumSource(Chromium.View.class)
    void pagesOfTheApplicationsAreForEverybody(Chromium.View view) {
        try (Visitor visitor = chromium.visitor(view)) {
            visitor.open(installation.orchard().address());
            look(visitor, "orchard-welcome");
            visitor.press("sign-in").signIn("admin", "signet-admin");
            look(visitor, "consent");
            visitor.press("consent-deny");
            look(visitor, "orchard-refused");
            visitor.open(installation.harbor().address());
            look(visitor, "harbor-welcome");
            visitor.press("sign-in");
            look(visitor, "harbor-home");
            visitor.press("call-orders");
            look(visitor, "harbor-orders");
            visitor.press("place-order");
            look(visitor, "harbor-ordered");
            assertThat(visitor.open(installation.harbor().address() + "/no-such-page"))
                    .isEqualTo(404);
            look(visitor, "harbor-not-found");
            visitor.open(installation.harbor().address());
            visitor.press("sign-out");
            look(visitor, "harbor-signed-out");
        }
    }

    @ParameterizedTest
    @EnumSource(Chromium.View.class)
    void pagesThatConnectADeviceAreForEverybody(Chromium.View view) {
        String server = installation.authServer().address();
        Device device = Device.asking(server);
        try (Visitor visitor = chromium.visitor(view)) {
            visitor.open(server + "/activate");
            visitor.signIn("bob", "builder");
            look(visitor, "activate");
            enterCode(visitor, "BBBB-BBBB");
            assertThat(visitor.see("code-problem").isVisible()).isTrue();
            look(visitor, "activate-wrong");

            enterCode(visitor, device.userCode().toLowerCase(Locale.ROOT));
            look(visitor, "activate-confirm");
            visitor.press("activate-allow");
            look(visitor, "activate-done");

            assertThat(device.isConnected()).isTrue();
        }
    }

    /** The promise of the first line, before one's eyes. */
    @ParameterizedTest
    @EnumSource(names = {"WIDE_LIGHT", "NARROW_DARK"})
    void tokenIsTakenBackWhereTheStatusListIsLookedAtOrTheServerIsAsked(Chromium.View view) {
        try (Visitor visitor = chromium.visitor(view)) {
            visitor.open(installation.harbor().address());
            visitor.press("sign-in").signIn("bob", "builder");
            visitor.press("race");
            look(visitor, "race-ready");
            visitor.press("start-race");
            visitor.page().waitForTimeout(1_000);
            look(visitor, "race-running");

            visitor.press("end-session");
            visitor.page().waitForSelector("[data-race=over]", new Page.WaitForSelectorOptions().setTimeout(30_000));

            look(visitor, "race-over");
            assertThat(outcome(visitor, "status_list")).isEqualTo("refused");
            assertThat(outcome(visitor, "introspection")).isEqualTo("refused");
            assertThat(outcome(visitor, "signature")).isEqualTo("still_accepted");
        }
    }

    @Test
    void themeAndLanguageAreKept() {
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            visitor.open(installation.authServer().address() + "/login");
            choose(visitor, "language", "de");
            assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo("de");
            choose(visitor, "theme", "dark");
            assertThat(visitor.page().locator("html").getAttribute("data-theme"))
                    .isEqualTo("dark");
            look(visitor, "login-german-dark");

            visitor.open(installation.authServer().address() + "/");

            assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo("de");
            assertThat(visitor.page().locator("html").getAttribute("data-theme"))
                    .isEqualTo("dark");
        }
    }

    private static void enterCode(Visitor visitor, String code) {
        visitor.see("user-code").fill(code);
        visitor.press("user-code-submit");
    }

    private static String outcome(Visitor visitor, String lane) {
        return visitor.page().locator("[data-lane=" + lane + "]").getAttribute("data-outcome");
    }

    /** With script the choice is taken at once; without, a button takes it. */
    private static void choose(Visitor visitor, String what, String value) {
        visitor.see(what).selectOption(new SelectOption().setValue(value));
        String attribute = what.equals("theme") ? "data-theme" : "lang";
        visitor.page()
                .waitForFunction(
                        "([name, value]) => document.documentElement.getAttribute(name) === value",
                        new String[] {attribute, value});
    }
}
