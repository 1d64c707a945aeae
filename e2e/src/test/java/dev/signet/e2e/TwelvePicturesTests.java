package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Makes the pictures of {@code docs/inspector.md}, and fails where what they show has not come about. They land under {@code target/pictures};
 * {@code -Dpictures=../docs/pictures} puts them where the page finds them.
 */
class TwelvePicturesTests extends Staged {

    private static final Path FOLDER =
            Path.of(System.getProperty("pictures", Folders.make("pictures").toString()));

    TwelvePicturesTests() {
        super(Database.H2);
    }

    @Test
    void cookiesSessionsAndTokensInTwelvePictures() {
        try (Visitor bob = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            bob.open(harbor(""));
            keep(bob.page(), "01-stranger");
            bob.press("sign-in").signIn("bob", "builder");
            long signedIn = System.nanoTime();
            keep(bob.see("inspector"), "02-signed-in");
            keep(bob.page().locator(".state"), "04-three-holders");
            keep(bob.page().locator(".inside"), "05-token");
            bob.open(harbor("/inspector"));
            bob.page().locator("[data-kind=code_exchange] > details > summary").click();
            keep(bob.page().locator("[data-kind=code_exchange]"), "03-code");

            experiment(bob, "two-tabs", "06-two-tabs");
            experiment(bob, "tampered-claim", "07-forged");
            experiment(bob, "stolen-bound-token", "08-bound");
            experiment(bob, "opaque-against-jwt", "09-opaque");
            long waited = (System.nanoTime() - signedIn) / 1_000_000;
            bob.page().waitForTimeout(Math.max(1, 31_000 - waited));
            experiment(bob, "step-up", "10-step-up");
            experiment(bob, "stolen-refresh-token", "11-theft");
            bob.press("reset");
            signOutElsewhere(bob);
            keep(bob.page(), "12-told");
        }
    }

    /** In the same browser, at the other app, where nobody needs a password. */
    private void signOutElsewhere(Visitor bob) {
        bob.open(harbor(""));
        Page orchard = bob.page().context().newPage();
        orchard.navigate(installation.orchard().address() + "/oauth2/authorization/signet");
        if (orchard.getByTestId("consent-allow").count() > 0) {
            orchard.getByTestId("consent-allow").click();
        }
        orchard.getByTestId("sign-out").click();
        bob.page().waitForSelector("[data-notice=SIGNED_OUT_THERE]");
        assertThat(bob.page().locator("[data-kind=back_channel_logout]").count())
                .isPositive();
    }

    private void experiment(Visitor visitor, String experiment, String name) {
        visitor.open(harbor("/experiments/" + experiment));
        visitor.press("run-" + experiment);
        Locator report = visitor.see("report");
        assertThat(report.getAttribute("data-as-expected"))
                .as(report.innerText())
                .isEqualTo("true");
        keep(report, name);
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file(name)));
    }

    private static void keep(Locator part, String name) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(file(name)));
    }

    private static Path file(String name) {
        return FOLDER.resolve("inspector-" + name + ".png");
    }

    private String harbor(String path) {
        return installation.harbor().address() + path;
    }
}
