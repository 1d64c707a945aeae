package dev.signet.e2e;

import static dev.signet.e2e.Chromium.View.NARROW_DARK;
import static dev.signet.e2e.Chromium.View.WIDE_LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signing out of one application is signing out of all, in this browser and no other. A subclass says on which database. */
abstract class SingleLogout extends Staged {

    private static final String TOLD_OF_IT = "[data-notice=SIGNED_OUT_THERE]";
    private static final Pattern JTI = Pattern.compile("\"jti\":\"([^\"]+)\"");

    SingleLogout(Database database) {
        super(database);
    }

    @Test
    void signingOutOfOrchardSignsHarborOutBeforeOnesEyes() {
        try (Visitor desk = chromium.visitor(WIDE_LIGHT);
                Visitor phone = chromium.visitor(NARROW_DARK);
                Visitor lured = chromium.visitor(WIDE_LIGHT)) {
            signInAtHarbor(desk, "alice", "wonderland");
            signInAtHarbor(phone, "alice", "wonderland");
            signInAtHarbor(lured, "bob", "builder");
            Page harbor = desk.page().context().newPage();
            harbor.navigate(installation.harbor().address());
            desk.open(installation.orchard().address());
            desk.press("sign-in").press("consent-allow");
            assertThat(desk.read("who")).isEqualTo("alice");

            desk.press("sign-out");

            harbor.waitForSelector(TOLD_OF_IT, new Page.WaitForSelectorOptions().setTimeout(10_000));
            harbor.screenshot(new Page.ScreenshotOptions()
                    .setPath(pictures().resolve("logout-harbor-told-" + name() + ".png"))
                    .setFullPage(true));
            assertThat(harbor.getByTestId("who").count()).isZero();
            harbor.getByTestId("sign-in").click();
            harbor.waitForSelector("[data-testid=password]");
            theOtherDeviceStaysSignedIn(phone);
            aForeignPageSignsNobodyOut(lured);
            assertThat(desk.troubles()).isEmpty();
        }
    }

    private void theOtherDeviceStaysSignedIn(Visitor phone) {
        phone.open(installation.harbor().address());
        assertThat(phone.read("who")).isEqualTo("alice");
        phone.press("refresh-now");
        assertThat(phone.read("who")).isEqualTo("alice");
        assertThat(phone.see("notice").getAttribute("data-notice")).isEqualTo("REFRESHED");
    }

    /** A page of somebody else's can send a browser anywhere; it has no hint of this session. */
    private void aForeignPageSignsNobodyOut(Visitor lured) {
        lured.page()
                .setContent("<a id='lure' href='" + installation.authServer().address()
                        + "/connect/logout?client_id=harbor&post_logout_redirect_uri="
                        + installation.harbor().address() + "/'>You have won</a>");
        lured.page().locator("#lure").click();
        lured.page().waitForSelector("[data-testid=sign-out]");
        lured.picture("logout-asked-" + name());
        lured.open(installation.harbor().address());
        lured.press("refresh-now");
        assertThat(lured.read("who")).isEqualTo("bob");
    }

    @Test
    void withoutScriptTheNextClickShowsIt() {
        try (Visitor alice = chromium.visitor(WIDE_LIGHT)) {
            signInAtHarbor(alice, "alice", "wonderland");
            alice.page().route("**/session/alive", route -> route.abort());
            Page server = alice.page().context().newPage();
            server.navigate(installation.authServer().address() + "/signed-out");
            server.getByTestId("sign-out").first().click();
            server.waitForSelector("[data-testid=signed-out]");
            awaitHarborsSession(alice);

            alice.press("call-orders");

            assertThat(alice.see("notice").getAttribute("data-notice")).isEqualTo("SIGNED_OUT_THERE");
            alice.picture("logout-next-click-" + name());
            Accessibility.check(alice);
        }
    }

    /** Asked past the page's own script, which is switched off here. */
    private void awaitHarborsSession(Visitor visitor) {
        long end = System.nanoTime() + 10_000_000_000L;
        String answer = "";
        while (!"over".equals(answer)) {
            assertThat(System.nanoTime()).isLessThan(end);
            answer = visitor.page()
                    .context()
                    .request()
                    .get(installation.harbor().address() + "/session/alive")
                    .text();
        }
    }

    @Test
    void serverThatIsKilledWhileItTellsSomebodyTellsThemAfterwards() throws InterruptedException {
        Application server = installation.authServer();
        String property = "signet.client.settings.harbor.backchannel-logout-uri";
        try (SlowParty party = new SlowParty();
                Visitor bob = chromium.visitor(WIDE_LIGHT)) {
            server.stop();
            server.set(property, party.address()).set("signet.outbound.timeout", "2s");
            server.start();
            signInAtHarbor(bob, "bob", "builder");
            bob.open(server.address() + "/signed-out");
            bob.press("sign-out");
            String first = jti(party.next(10));

            server.kill();
            party.hurry();
            server.start();

            assertThat(jti(party.next(60))).isEqualTo(first);
        } finally {
            server.stop();
            server.set(property, installation.harbor().address() + "/logout/back-channel");
            server.start();
        }
    }

    @Test
    void browserTellsThoseWhomTheServerCannotReach() throws InterruptedException {
        Application server = installation.authServer();
        String settings = "signet.client.settings.harbor.frontchannel-logout-";
        try (SlowParty party = new SlowParty();
                Visitor bob = chromium.visitor(WIDE_LIGHT)) {
            server.stop();
            server.set(
                    "spring.security.oauth2.authorizationserver.client.harbor.registration.redirect-uris",
                    installation.harbor().address() + "/login/oauth2/code/signet," + party.address());
            server.set(settings + "uri", party.address()).set(settings + "session-required", "true");
            server.start();
            signInAtHarbor(bob, "bob", "builder");
            bob.open(server.address() + "/signed-out");

            bob.see("sign-out").click();

            bob.page().waitForSelector("[data-testid=front-channel]");
            assertThat(party.next(10)).startsWith("GET /logout?iss=http").contains("&sid=");
            bob.picture("logout-frames-" + name());
            Accessibility.check(bob);
            bob.page().waitForURL("**/signed-out");
            assertThat(bob.sees("signed-out"))
                    .as("a frame that hangs holds nobody up for long")
                    .isTrue();
        }
    }

    private static String jti(String form) {
        byte[] claims = Base64.getUrlDecoder().decode(form.split("\\.")[1]);
        Matcher jti = JTI.matcher(new String(claims, StandardCharsets.UTF_8));
        assertThat(jti.find()).isTrue();
        return jti.group(1);
    }

    private void signInAtHarbor(Visitor visitor, String username, String password) {
        visitor.open(installation.harbor().address());
        visitor.press("sign-in").signIn(username, password);
        assertThat(visitor.read("who")).isEqualTo(username);
    }

    private static Path pictures() {
        return Folders.make("screenshots");
    }
}
