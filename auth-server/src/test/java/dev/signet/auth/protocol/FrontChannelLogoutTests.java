package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.inn;
import static dev.signet.auth.testing.Clients.tavern;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OpenID Connect Front-Channel Logout 1.0: what the browser that signs out loads. */
@Tag("session")
@SignetTest
class FrontChannelLogoutTests {

    private final OAuth oauth;
    private final People people;
    private TestUser user = TestUser.alice();
    private Browser browser;

    FrontChannelLogoutTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
        this.browser = oauth.browser();
    }

    @BeforeEach
    void somebodySignsIn() {
        user = people.newcomer();
        browser = oauth.browser().login(user);
    }

    @Nested
    @DisplayName("Front-Channel §2, §3: the page with the frames")
    class ThePage {

        @Test
        void loadsEachRelyingPartyOfTheSessionOnce() {
            Tokens tokens = signedInAt(inn());
            signedInAt(tavern());
            signedInAt(inn());
            signedInAt(aClient());

            Answer page = browser.follow(signOut(tokens, Parameters.NONE));

            assertThat(frames(page))
                    .containsExactlyInAnyOrder(
                            "https://inn.example/logout?by=browser&iss=" + encoded(oauth.issuer()) + "&sid="
                                    + tokens.idTokenClaims().get("sid"),
                            "https://tavern.example/logout");
        }

        @Test
        void letsFramesOfJustThoseOriginsIn() {
            Tokens tokens = signedInAt(inn());
            signedInAt(tavern());

            Answer page = browser.follow(signOut(tokens, Parameters.NONE));

            String policy = page.header("Content-Security-Policy").orElseThrow();
            assertThat(List.of(policy.split("; ")))
                    .contains(
                            "default-src 'none'",
                            "script-src 'self'",
                            "frame-ancestors 'none'",
                            "frame-src https://inn.example https://tavern.example");
            assertThat(page.headers("Content-Security-Policy")).hasSize(1);
            assertThat(browser.get("/login").header("Content-Security-Policy").orElseThrow())
                    .doesNotContain("frame-src");
        }

        @Test
        void framesLeadThePageNowhere() {
            Answer page = browser.follow(signOut(signedInAt(inn()), Parameters.NONE));

            assertThat(Jsoup.parse(page.body()).select("iframe").eachAttr("sandbox"))
                    .containsExactly("allow-same-origin allow-scripts");
        }

        @Test
        void goesOnToTheApplicationWithItsState() {
            Tokens tokens = signedInAt(inn());

            Answer page = browser.follow(signOut(
                    tokens,
                    Parameters.NONE
                            .with("post_logout_redirect_uri", inn().postLogoutRedirectUri())
                            .with("state", "a b")));

            assertThat(next(page)).isEqualTo(inn().postLogoutRedirectUri() + "?state=a%20b");
        }

        @Test
        void goesOnToOurOwnPageWhereThereIsNoOther() {
            Answer page = browser.follow(signOut(signedInAt(inn()), Parameters.NONE));

            assertThat(next(page)).isEqualTo("/signed-out");
            assertThat(browser.get("/signed-out").page().has("signed-out")).isTrue();
        }

        @Test
        void comesOnce() {
            browser.follow(signOut(signedInAt(inn()), Parameters.NONE));

            Answer again = browser.follow(browser.get("/signed-out/apps"));

            assertThat(frames(again)).isEmpty();
            assertThat(again.page().has("signed-out")).isTrue();
        }

        @Test
        void comesAfterTheServersOwnButtonToo() {
            signedInAt(inn());

            Answer page = browser.follow(
                    browser.submit(browser.get("/signed-out").page().pressing("sign-out")));

            assertThat(frames(page)).hasSize(1);
        }
    }

    @Nested
    @DisplayName("Where there is nothing to load")
    class Nothing {

        @Test
        void theBrowserGoesOnAtOnce() {
            Tokens tokens = signedInAt(aClient());

            Answer answer = signOut(
                    tokens,
                    Parameters.NONE.with("post_logout_redirect_uri", aClient().postLogoutRedirectUri()));

            assertThat(answer.location()).hasToString(aClient().postLogoutRedirectUri());
        }

        @Test
        void strangerFindsNoPage() {
            Answer answer = oauth.browser().get("/signed-out/apps");

            assertThat(answer.locationOrNothing()).endsWith("/signed-out");
        }

        @Test
        void otherDevicesPartiesAreNotLoaded() {
            Browser otherDevice = oauth.browser().login(user);
            oauth.authorize(inn()).in(otherDevice).silently().exchange();
            Tokens tokens = signedInAt(aClient());

            Answer answer = browser.follow(signOut(tokens, Parameters.NONE));

            assertThat(frames(answer)).isEmpty();
        }
    }

    @Test
    void metadataSaySo() {
        assertThat(oauth.get("/.well-known/openid-configuration").json())
                .containsEntry("frontchannel_logout_supported", true)
                .containsEntry("frontchannel_logout_session_supported", true);
    }

    /** Whoever is signed in stays so until the page is left: the session was ended before it was shown. */
    @Test
    void theSessionIsOverBeforeAnythingIsLoaded() {
        Tokens tokens = signedInAt(inn());

        signOut(tokens, Parameters.NONE);

        assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
    }

    private Tokens signedInAt(TestClient client) {
        return oauth.authorize(client).in(browser).silently().exchange();
    }

    private Answer signOut(Tokens tokens, Parameters more) {
        return browser.get("/connect/logout?"
                + more.with("id_token_hint", tokens.idToken()).encoded());
    }

    private static List<String> frames(Answer page) {
        return Jsoup.parse(page.body()).select("iframe").eachAttr("src");
    }

    private static String next(Answer page) {
        return Jsoup.parse(page.body()).select("[data-testid=next]").attr("href");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
