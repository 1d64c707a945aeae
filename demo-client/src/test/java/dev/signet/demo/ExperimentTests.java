package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoFixture;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The experiments against a server that behaves badly where it can: what is reported is what was measured, and not what was hoped for. */
class ExperimentTests extends DemoFixture {

    private static final Pattern OFFERED = Pattern.compile("data-testid=\"run-([a-z-]+)\"");
    private static final Pattern STEP = Pattern.compile("data-testid=\"step\" data-status=\"(\\d+)\"");

    @Nested
    class Refused {

        @Test
        void strangerReadsThemAndRunsNone() {
            Page list = browser.get("/experiments");
            Page one = browser.get("/experiments/tampered-claim");
            Page run = browser.post("/experiments/tampered-claim", Map.of());

            assertThat(list.html()).contains("Experiments").doesNotContain("data-testid=\"run-");
            assertThat(one.has("sign-in")).isTrue();
            assertThat(run.address().getPath()).isEqualTo("/");
            assertThat(list.header("Set-Cookie")).isEmpty();
        }

        @Test
        void formWithoutTheSessionsToken() {
            browser.signIn();

            assertThat(browser.postWithoutToken("/experiments/refresh-now").notice())
                    .isEqualTo("SESSION_OVER");
            assertThat(signet.refreshes).hasValue(0);
        }

        @Test
        void experimentThatDoesNotExistOrIsMadeElsewhere() {
            browser.signIn();

            assertThat(browser.get("/experiments/cold-fusion").status()).isEqualTo(404);
            assertThat(browser.post("/experiments/ended-session", Map.of()).status())
                    .isEqualTo(404);
        }

        @Test
        void wayBackThatIsNoWord() {
            Page page = browser.get("/oauth2/authorization/signet?back-to=//evil.example");

            assertThat(page.address().toString()).isEqualTo(app.home + "/");
            assertThat(page.hook("who")).isEqualTo("alice");
        }
    }

    @Test
    void allAreOffered() {
        browser.signIn();

        Page list = browser.get("/experiments");

        assertThat(OFFERED.matcher(list.html()).results().map(each -> each.group(1)))
                .containsExactly(
                        "refresh-now",
                        "two-tabs",
                        "stolen-refresh-token",
                        "tampered-claim",
                        "alg-none",
                        "other-audience",
                        "stolen-bound-token",
                        "opaque-against-jwt",
                        "introspect",
                        "revoke",
                        "ended-session",
                        "other-app",
                        "step-up",
                        "single-logout");
    }

    @Test
    void refreshGivesTheSessionTheNewPair() {
        String before = browser.signIn().hook("refresh-fingerprint");

        Page report = browser.post("/experiments/refresh-now", Map.of());

        assertThat(report.html()).contains("data-as-expected=\"true\"");
        assertThat(statuses(report)).containsExactly("200", "200", "200");
        assertThat(report.html()).contains(before + " → ");
        assertThat(browser.get("/").hook("refresh-fingerprint")).isNotEqualTo(before);
        assertThat(browser.post("/refresh", Map.of()).notice()).isEqualTo("REFRESHED");
    }

    @Test
    void forgedTokensAreRefusedAndTheGenuineOneIsNot() {
        browser.signIn();

        for (String experiment : List.of("tampered-claim", "alg-none")) {
            Page report = browser.post("/experiments/" + experiment, Map.of());
            assertThat(report.html()).as(experiment).contains("data-as-expected=\"true\"");
            assertThat(statuses(report)).containsExactly("200", "401");
        }
    }

    @Test
    void serverThatFindsNoTheftIsReportedAsOneThatDoesNot() {
        browser.signIn();

        Page report = browser.post("/experiments/stolen-refresh-token", Map.of());

        assertThat(report.html()).contains("data-as-expected=\"false\"").contains("not everything ended");
        assertThat(statuses(report)).startsWith("200", "200", "200", "400", "200");
    }

    @Test
    void serverThatForksIsReportedAsOneThatDoes() {
        browser.signIn();

        Page report = browser.post("/experiments/two-tabs", Map.of());

        assertThat(report.html()).contains("data-as-expected=\"false\"");
    }

    @Test
    void apiThatAsksForNothingIsReportedWithItsAnswer() {
        browser.signIn();

        Page report = browser.post("/experiments/step-up", Map.of());

        assertThat(report.html()).contains("data-as-expected=\"true\"").contains("answered 200");
    }

    @Test
    void signInThatWasBegunForAnExperimentLeadsBackToItAndAsksForARecentProof() {
        Page page = browser.get("/oauth2/authorization/signet?max_age=20&back-to=step-up");

        assertThat(page.address().getPath()).isEqualTo("/experiments/step-up");
        assertThat(signet.lastAuthorization).containsEntry("max_age", "20");
        assertThat(browser.signIn().address().getPath()).as("once").isEqualTo("/");
        assertThat(signet.lastAuthorization).doesNotContainKey("max_age");
    }

    @Test
    void signOutOfAllComesBackToTheExperiments() {
        browser.signIn();

        Page page = browser.post("/logout", Map.of("back-to", "experiments"));

        assertThat(page.address().getPath()).isEqualTo("/experiments");
        assertThat(page.has("who")).isFalse();
    }

    @Test
    void germanIsSpokenHereToo() {
        assertThat(browser.get("/experiments?lang=de").html())
                .contains("<html lang=\"de\"")
                .contains("Einen Claim ändern");
    }

    private static List<String> statuses(Page page) {
        return STEP.matcher(page.html()).results().map(each -> each.group(1)).toList();
    }
}
