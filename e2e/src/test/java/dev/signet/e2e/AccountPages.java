package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of an account, lived through on two devices: a picture of each, and nothing that shuts anybody out. */
abstract class AccountPages extends Staged {

    AccountPages(Database database) {
        super(database);
    }

    @ParameterizedTest
    @MethodSource("views")
    void pagesAreForEverybody(Chromium.View view) {
        try (Visitor bob = chromium.visitor(view);
                Visitor elsewhere = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            orchard(elsewhere);
            bob.open(account(""));
            bob.signIn("bob", "builder");
            assertThat(bob.page().url()).isEqualTo(account(""));
            lookHere(bob, "account");
            bob.press("end-session");
            lookHere(bob, "account-end-session");
            bob.open(account("/sessions/end-others"));
            lookHere(bob, "account-end-others");
            bob.open(account("/apps"));
            lookHere(bob, "account-apps");
            bob.press("take-away");
            lookHere(bob, "account-take-away");
            bob.open(account("/history"));
            lookHere(bob, "account-history");
            bob.open(account("/password"));
            lookHere(bob, "account-password");
            bob.type("current", "another").type("password", "short").type("repeated", "short");
            bob.page().evaluate("() => { document.querySelector('main form').noValidate = true; }");
            bob.press("change-password");
            lookHere(bob, "account-password-wrong");
            bob.press("to-data");
            lookHere(bob, "account-data");
            bob.press("to-export");
            lookHere(bob, "account-export");
            leaveAndComeBack(bob);
        }
    }

    private void leaveAndComeBack(Visitor bob) {
        bob.open(account("/delete"));
        lookHere(bob, "account-delete");
        bob.type("username", "bob").type("password", "builder").press("delete-account");
        assertThat(bob.sees("account-deleted")).isTrue();
        lookHere(bob, "account-deleted");
        bob.open(installation.authServer().address() + "/login");
        bob.signIn("bob", "builder");
        lookHere(bob, "account-keep");
        bob.press("keep-account");
        assertThat(bob.sees("account-kept")).isTrue();
        lookHere(bob, "account-kept");
    }

    @Test
    void endingASessionSignsTheOtherDeviceOutBeforeOnesEyes() {
        try (Visitor here = chromium.visitor(Chromium.View.WIDE_LIGHT);
                Visitor there = chromium.visitor(Chromium.View.NARROW_DARK)) {
            there.open(account(""));
            there.signIn("alice", "wonderland");
            here.open(account(""));
            here.signIn("alice", "wonderland");

            here.press("end-session").press("confirm");

            assertThat(here.see("done").isVisible()).isTrue();
            lookHere(here, "account-session-ended");
            there.open(account("/apps"));
            assertThat(there.sees("password")).as("signed out").isTrue();
        }
    }

    @Test
    void backAfterSigningOutShowsNothing() {
        try (Visitor alice = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            alice.open(account(""));
            alice.signIn("alice", "wonderland");
            assertThat(alice.read("account-username")).isEqualTo("alice");
            alice.press("sign-out");

            alice.page().goBack();

            alice.page().waitForLoadState();
            assertThat(alice.sees("account-username")).isFalse();
        }
    }

    @Test
    void dataComesAsAFile() {
        try (Visitor admin = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            admin.open(account("/export"));
            admin.signIn("admin", "signet-admin");
            admin.type("password", "signet-admin");

            Download file =
                    admin.page().waitForDownload(() -> admin.see("export").click());

            assertThat(file.suggestedFilename()).isEqualTo("signet-account.json");
            admin.open(account("/delete"));
            assertThat(admin.see("last-administrator").isVisible()).isTrue();
            lookHere(admin, "account-delete-last");
        }
    }

    /** With consent, so that there is an application to be seen. */
    private void orchard(Visitor visitor) {
        visitor.open(installation.orchard().address());
        visitor.press("sign-in").signIn("bob", "builder");
        if (visitor.sees("consent-allow")) {
            visitor.press("consent-allow");
        }
    }

    private String account(String path) {
        return installation.authServer().address() + "/account" + path;
    }
}
