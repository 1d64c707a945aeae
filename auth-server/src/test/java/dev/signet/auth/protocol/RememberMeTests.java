package dev.signet.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Cookie;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Being remembered on a device, and being forgotten (RFC 6265 §4.1.2.2). */
@Tag("session")
@SignetTest
class RememberMeTests {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final OAuth oauth;
    private final MutableClock clock;
    private final TestUser person;

    RememberMeTests(OAuth oauth, MutableClock clock, People people) {
        this.oauth = oauth;
        this.clock = clock;
        this.person = people.newcomer();
    }

    @Test
    void sessionOfWhoeverDidNotAskEndsWithTheBrowser() {
        Browser browser = oauth.browser().login(person);

        assertThat(browser.sessionCookie().attributes()).doesNotContainKeys("max-age", "expires");
        clock.advance(Duration.ofHours(8));
        assertThat(oauth.signedIn(browser)).isFalse();
    }

    @Test
    void sessionOfWhoeverAskedIsKeptByTheBrowserForItsLifetime() {
        Browser browser = loginRemembered(oauth.browser());

        Cookie cookie = browser.sessionCookie();
        assertThat(cookie.attributes())
                .containsEntry("max-age", String.valueOf(LIFETIME.toSeconds()))
                .containsKey("httponly")
                .containsEntry("samesite", "Lax");
        clock.advance(Duration.ofDays(13));
        assertThat(oauth.signedIn(browser)).isTrue();
        clock.advance(Duration.ofDays(13));
        assertThat(oauth.signedIn(browser)).as("used in between").isTrue();
        clock.advance(Duration.ofDays(5));
        assertThat(oauth.signedIn(browser)).as("over, however much it was used").isFalse();
    }

    @Test
    void loginWithoutTheWishMakesTheBrowserForgetAgain() {
        Browser browser = loginRemembered(oauth.browser());

        browser.login(person, browser.get("/login"));

        assertThat(browser.sessionCookie().attributes()).doesNotContainKeys("max-age", "expires");
    }

    @Test
    void rememberedSessionThatWasEndedOpensNothing() {
        Browser browser = loginRemembered(oauth.browser());
        Browser copy = oauth.browser()
                .plant(browser.sessionCookie().name(), browser.sessionCookie().value());

        browser.submit(browser.get("/signed-out").page().pressing("sign-out"));

        assertThat(oauth.signedIn(browser)).isFalse();
        assertThat(oauth.signedIn(copy)).as("a stolen cookie").isFalse();
    }

    private Browser loginRemembered(Browser browser) {
        Page.Form form = browser.get("/login").page().pressing("log-in");
        browser.submit(form.with("username", person.username())
                .with("password", person.password())
                .with("remember", "true"));
        return browser;
    }
}
