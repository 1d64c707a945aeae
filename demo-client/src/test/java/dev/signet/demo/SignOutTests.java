package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignOutTests extends DemoFixture {

    @Test
    void signOutEndsTheSessionHereAndGoesOnToTheServerWithTheHint() {
        browser.signIn();

        Page wayOut = browser.postOnly("/logout", Map.of());

        String location = wayOut.header("Location");
        assertThat(location).startsWith(signet.issuer() + "/connect/logout?id_token_hint=ey");
        assertThat(location).contains("&client_id=orchard&");
        assertThat(location)
                .contains("post_logout_redirect_uri="
                        + app.home.replace(":", "%3A").replace("/", "%2F") + "%2F");
        Page back = browser.get(location);
        assertThat(back.address().toString()).isEqualTo(app.home + "/");
        assertThat(back.has("sign-in")).isTrue();
    }

    @Test
    void oldCookieOpensNothingAfterSignOut() {
        browser.signIn();
        String session = browser.cookies().get("ORCHARD_SESSION");
        browser.post("/logout", Map.of());

        assertThat(session).isNotEmpty();
        assertThat(browser.get("/").has("who")).isFalse();
        assertThat(browser.get("/orders").has("orders")).isFalse();
    }

    @Test
    void formWithoutTheSessionsTokenChangesNothing() {
        browser.signIn();

        Page logout = browser.postWithoutToken("/logout");
        Page refresh = browser.postWithoutToken("/refresh");
        Page order = browser.postWithoutToken("/orders");

        assertThat(logout.notice()).isEqualTo("SESSION_OVER");
        assertThat(refresh.notice()).isEqualTo("SESSION_OVER");
        assertThat(order.notice()).isEqualTo("SESSION_OVER");
        assertThat(browser.get("/").hook("who")).isEqualTo("alice");
        assertThat(signet.refreshes).hasValue(0);
    }

    @Test
    void signOutByGetChangesNothing() {
        browser.signIn();

        browser.get("/logout");

        assertThat(browser.get("/").hook("who")).isEqualTo("alice");
    }
}
