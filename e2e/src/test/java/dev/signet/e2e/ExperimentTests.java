package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every experiment of the apps, done in a browser: what the page says came of it is held against what the server wrote down. */
class ExperimentTests extends Staged {

    private final AuditTrail trail = new AuditTrail(installation.authServer());

    ExperimentTests() {
        super(Database.POSTGRES);
    }

    @BeforeEach
    void readWhatWasBefore() {
        trail.news();
    }

    @ParameterizedTest
    @EnumSource(names = {"WIDE_LIGHT", "NARROW_DARK"})
    void experimentsAreForEverybody(Chromium.View view) {
        try (Visitor bob = chromium.visitor(view)) {
            PageCosts costs = PageCosts.of(bob);
            bob.open(harbor("/experiments"));
            look(bob, "experiments-stranger");
            bob.press("sign-in").signIn("bob", "builder");
            bob.open(harbor("/experiments"));
            look(bob, "experiments");
            costs.check();
            bob.open(harbor("/experiments/alg-none"));
            look(bob, "experiment-before");
            bob.press("run-alg-none");
            look(bob, "experiment-after");
            bob.open(harbor("/experiments/alg-none"));
            costs.check();
        }
    }

    @Test
    void experimentsWithTokensChangeNothingThatTheServerWouldWriteDown() {
        try (Visitor bob = signedIn("bob", "builder")) {
            for (String experiment : List.of(
                    "refresh-now",
                    "two-tabs",
                    "tampered-claim",
                    "alg-none",
                    "other-audience",
                    "stolen-bound-token",
                    "opaque-against-jwt",
                    "introspect")) {
                held(bob, experiment);
                assertThat(trail.news()).as(experiment).isEmpty();
            }

            held(bob, "revoke");
            assertThat(trail.news()).containsExactly("ACCESS_TOKEN_REVOKED");
            bob.open(harbor("/orders"));
            assertThat(bob.see("orders").getAttribute("data-status"))
                    .as("the session goes on")
                    .isEqualTo("200");
        }
    }

    @Test
    void theftOfARefreshTokenEndsEverythingAndTheNextSignInAsksForNoPassword() {
        try (Visitor alice = signedIn("alice", "wonderland")) {
            held(alice, "stolen-refresh-token");

            assertThat(trail.news()).contains("REFRESH_TOKEN_REUSED");
            assertThat(statuses(alice)).containsExactly("200", "200", "200", "400", "400", "401");
            alice.press("reset");
            assertThat(alice.page().url()).isEqualTo(harbor("/experiments/stolen-refresh-token"));
            alice.open(harbor("/experiments"));
            held(alice, "refresh-now");
            assertThat(trail.news()).as("no login").isEmpty();
        }
    }

    @Test
    void apiThatWantsARecentProofGetsIt() {
        try (Visitor bob = signedIn("bob", "builder")) {
            bob.page().waitForTimeout(31_000);
            held(bob, "step-up");
            assertThat(statuses(bob)).containsExactly("200", "401");
            trail.news();

            bob.press("reset");
            look(bob, "experiment-step-up-asked");
            if (bob.see("username").isEditable()) {
                bob.type("username", "bob");
            }
            bob.type("password", "builder").press("log-in");

            assertThat(bob.page().url()).isEqualTo(harbor("/experiments/step-up"));
            assertThat(trail.news()).contains("LOGIN_SUCCEEDED");
            held(bob, "step-up");
            assertThat(statuses(bob)).containsExactly("200", "200");
        }
    }

    @Test
    void otherAppAsksForNoPasswordAndOneLogoutReachesBoth() {
        try (Visitor alice = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            alice.open(installation.orchard().address());
            alice.press("sign-in").signIn("alice", "wonderland");
            if (alice.sees("consent-allow")) {
                alice.press("consent-allow");
            }
            trail.news();
            alice.page().waitForTimeout(2_100);
            alice.open(installation.orchard().address() + "/experiments");
            alice.press("run-other-app");

            assertThat(alice.page().url()).isEqualTo(harbor("/experiments/other-app"));
            assertThat(alice.see("report").getAttribute("data-as-expected")).isEqualTo("true");
            look(alice, "experiment-other-app");
            assertThat(trail.news()).as("no login").doesNotContain("LOGIN_SUCCEEDED");

            Page orchard = alice.page().context().newPage();
            orchard.navigate(installation.orchard().address() + "/experiments");
            orchard.getByTestId("run-single-logout").click();
            orchard.waitForURL(installation.orchard().address() + "/experiments");
            alice.page().waitForSelector("[data-notice=SIGNED_OUT_THERE]");
            look(alice, "experiment-told-of-logout");
            assertThat(alice.page().locator("[data-kind=back_channel_logout]").count())
                    .isPositive();
            assertThat(trail.news()).contains("SESSION_ENDED");
        }
    }

    @Test
    void endedSessionIsNoticedByWhoeverLooks() {
        try (Visitor bob = signedIn("bob", "builder")) {
            bob.open(harbor("/experiments"));
            bob.press("run-ended-session").press("start-race");
            bob.page().waitForTimeout(500);
            trail.news();

            bob.press("end-session");
            bob.page().waitForSelector("[data-race=over]", new Page.WaitForSelectorOptions().setTimeout(30_000));

            assertThat(trail.news()).contains("SESSION_ENDED");
            assertThat(bob.page().locator("[data-lane=status_list]").getAttribute("data-outcome"))
                    .isEqualTo("refused");
        }
    }

    /** Does it, and fails if the page says that it came out otherwise than expected. */
    private void held(Visitor visitor, String experiment) {
        visitor.open(harbor("/experiments/" + experiment));
        visitor.press("run-" + experiment);
        assertThat(visitor.see("report").getAttribute("data-as-expected"))
                .as(visitor.see("report").innerText())
                .isEqualTo("true");
        look(visitor, "experiment-" + experiment);
    }

    private static List<String> statuses(Visitor visitor) {
        return visitor.page().getByTestId("step").all().stream()
                .map(step -> step.getAttribute("data-status"))
                .toList();
    }

    private Visitor signedIn(String username, String password) {
        Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT);
        visitor.open(installation.harbor().address());
        visitor.press("sign-in").signIn(username, password);
        trail.news();
        return visitor;
    }

    private String harbor(String path) {
        return installation.harbor().address() + path;
    }
}
