package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.lodge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Cookie;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Login and the session that it begins: RFC 6265, RFC 9700 §4.7, and the attacks that aim at them. */
@Tag("session")
@SignetTest
class SessionTests {

    private final OAuth oauth;
    private final People people;

    SessionTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @Nested
    @DisplayName("Login: what is refused")
    class Login {

        @Test
        void wrongPasswordAndUnknownUserAreTheSameToAStranger() {
            TestUser user = people.newcomer();
            TestUser unknown = new TestUser("nobody-at-all", "some password or other", "");

            Page wrong = afterLogin(oauth.browser(), user.withPassword("not the password"));
            Page nobody = afterLogin(oauth.browser(), unknown);

            assertThat(wrong.has("login-failure")).isTrue();
            assertThat(wrong.text()).isEqualTo(nobody.text());
        }

        @Test
        void wrongPasswordSignsNobodyIn() {
            Browser browser = oauth.browser();
            afterLogin(browser, people.newcomer().withPassword("not the password"));

            assertThat(oauth.signedIn(browser)).isFalse();
        }

        @Test
        void emptyPasswordSignsNobodyIn() {
            Browser browser = oauth.browser();
            afterLogin(browser, people.newcomer().withPassword(""));

            assertThat(oauth.signedIn(browser)).isFalse();
        }

        @Test
        void disabledAccountIsLikeAWrongPassword() {
            TestUser user = people.newcomer();
            people.disable(user);
            Browser browser = oauth.browser();

            Page page = afterLogin(browser, user);

            assertThat(page.has("login-failure")).isTrue();
            assertThat(oauth.signedIn(browser)).isFalse();
        }

        @Test
        void guessingIsSlowedDown() {
            TestUser user = people.newcomer();
            for (int i = 0; i < 10; i++) {
                afterLogin(oauth.browser(), user.withPassword("guess number " + i));
            }
            Browser browser = oauth.browser();

            afterLogin(browser, user);

            assertThat(oauth.signedIn(browser))
                    .as("the right one, but too late")
                    .isFalse();
        }

        @Test
        void passwordInTheQueryIsNotRead() {
            TestUser user = people.newcomer();
            Browser browser = oauth.browser();
            Page.Form form = browser.get("/login").page().pressing("log-in");

            String query = Parameters.NONE
                    .with("username", user.username())
                    .with("password", user.password())
                    .encoded();
            browser.get("/login?" + query);

            assertThat(form.fields().find("_csrf")).isPresent();
            assertThat(oauth.signedIn(browser)).isFalse();
        }

        private Page afterLogin(Browser browser, TestUser user) {
            return browser.follow(browser.login(user, browser.get("/login"))).page();
        }
    }

    @Nested
    @DisplayName("Login CSRF: nobody is signed in as somebody else")
    class LoginCsrf {

        @Test
        void formFromAnotherSiteIsRefused() {
            TestUser attacker = people.newcomer();
            Browser victim = oauth.browser();
            victim.get("/login");

            Answer answer = victim.post("/login", credentials(attacker));

            assertThat(answer).hasStatus(403);
            assertThat(oauth.signedIn(victim)).isFalse();
        }

        @Test
        void tokenOfAnotherBrowserIsRefused() {
            TestUser attacker = people.newcomer();
            String ofAttacker = csrf(oauth.browser());
            Browser victim = oauth.browser();
            victim.get("/login");

            Answer answer = victim.post("/login", credentials(attacker).with("_csrf", ofAttacker));

            assertThat(answer).hasStatus(403);
            assertThat(oauth.signedIn(victim)).isFalse();
        }

        @Test
        void tokenOfBeforeTheLoginIsNoneAfterIt() {
            Browser browser = oauth.browser();
            String before = csrf(browser);
            browser.login(people.newcomer());

            Answer answer = browser.post("/signed-out", Parameters.NONE.with("_csrf", before));

            assertThat(answer).hasStatus(403);
            assertThat(oauth.signedIn(browser)).isTrue();
        }

        @Test
        void signingOutNeedsTheTokenToo() {
            Browser browser = oauth.browser().login(people.newcomer());

            assertThat(browser.post("/signed-out", Parameters.NONE)).hasStatus(403);
            assertThat(browser.post("/logout", Parameters.NONE)).isNoServerError();
            assertThat(oauth.signedIn(browser)).isTrue();
        }

        private String csrf(Browser browser) {
            return browser.get("/login")
                    .page()
                    .pressing("log-in")
                    .fields()
                    .find("_csrf")
                    .orElseThrow();
        }

        private Parameters credentials(TestUser user) {
            return Parameters.NONE.with("username", user.username()).with("password", user.password());
        }
    }

    @Nested
    @DisplayName("Session fixation: nobody is waited for in a prepared session")
    class Fixation {

        @Test
        void theSessionIdChangesAtLogin() {
            Browser browser = oauth.browser();
            browser.follow(oauth.authorize(aClient()).in(browser).send());
            Optional<String> before = browser.findSessionCookie().map(Cookie::value);

            browser.login(TestUser.alice(), browser.get("/login"));

            assertThat(browser.sessionCookie().value()).isNotEqualTo(before.orElse(""));
        }

        @Test
        void theSessionIdOfBeforeTheLoginOpensNothing() {
            Browser victim = oauth.browser();
            victim.follow(oauth.authorize(aClient()).in(victim).send());
            Optional<Cookie> planted = victim.findSessionCookie();
            victim.login(TestUser.alice(), victim.get("/login"));
            String name = victim.sessionCookie().name();

            Browser attacker =
                    oauth.browser().plant(name, planted.map(Cookie::value).orElse("none"));

            assertThat(oauth.signedIn(attacker)).isFalse();
            assertThat(oauth.signedIn(victim)).isTrue();
        }

        @Test
        void sessionIdThatTheServerDidNotChooseIsNotTaken() {
            String name =
                    oauth.browser().login(TestUser.alice()).sessionCookie().name();
            String chosen = "chosen-by-an-attacker-chosen-by-an-attacker";
            Browser victim = oauth.browser().plant(name, chosen);

            victim.login(TestUser.alice(), victim.get("/login"));

            assertThat(victim.sessionCookie().value()).isNotEqualTo(chosen);
            assertThat(oauth.signedIn(oauth.browser().plant(name, chosen))).isFalse();
        }

        @Test
        void sessionIdInTheAddressIsNotTaken() {
            Browser victim = oauth.browser().login(TestUser.alice());
            String value = victim.sessionCookie().value();

            Answer answer = oauth.browser()
                    .get("/oauth2/authorize;jsessionid=" + value + "?"
                            + oauth.authorize(aClient()).uri().getRawQuery());

            assertThat(answer.locationOrNothing()).doesNotContain("code=");
        }

        @Test
        void anotherPersonInTheSameBrowserGetsAnotherSession() {
            Browser browser = oauth.browser().login(people.newcomer());
            Tokens first = oauth.authorize(aClient()).in(browser).silently().exchange();

            browser.login(people.newcomer(), browser.get("/login"));
            Tokens second = oauth.authorize(aClient()).in(browser).silently().exchange();

            assertThat(second.idTokenClaims().get("sid"))
                    .isNotEqualTo(first.idTokenClaims().get("sid"));
            assertThat(second.idTokenClaims().get("sub"))
                    .isNotEqualTo(first.idTokenClaims().get("sub"));
        }
    }

    @Nested
    @DisplayName("RFC 6265 §4.1.2: cookies")
    class Cookies {

        @Test
        void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
            Cookie cookie = oauth.browser().login(TestUser.alice()).sessionCookie();

            assertThat(cookie.attributes())
                    .containsKey("httponly")
                    .containsEntry("samesite", "Lax")
                    .containsEntry("path", "/")
                    .as("host only")
                    .doesNotContainKey("domain");
        }

        @Test
        void theSessionIdIsTooLongToGuess() {
            assertThat(oauth.browser().login(TestUser.alice()).sessionCookie().value())
                    .hasSizeGreaterThanOrEqualTo(32);
        }

        @Test
        void everyCookieThatScriptsMayReadIsWithoutIdentity() {
            Browser browser = oauth.browser().login(TestUser.alice());
            browser.get("/");
            List<Cookie> readable = browser.everSet().stream()
                    .filter(cookie -> !cookie.httpOnly())
                    .toList();

            assertThat(readable)
                    .extracting(Cookie::value)
                    .noneMatch(value -> value.length() > 32)
                    .doesNotContain(browser.sessionCookie().value());
        }

        @Test
        void whoeverOnlyFetchesKeysGetsNoCookie() {
            assertThat(oauth.get("/oauth2/jwks").headers("Set-Cookie")).isEmpty();
            assertThat(oauth.get("/.well-known/openid-configuration").headers("Set-Cookie"))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("Single sign-on: one login for all applications")
    class SingleSignOn {

        @Test
        void secondApplicationAsksForNoPassword() {
            Browser browser = oauth.browser();
            oauth.authorize(harbor()).in(browser).as("alice").exchange();

            assertThat(oauth.authorize(lodge()).in(browser).silently().exchange())
                    .hasStatus(200);
        }

        @Test
        void whoeverWasSentToLogInArrivesWhereTheyWanted() {
            assertThat(oauth.authorize(aClient()).as("alice").response().code()).isNotEmpty();
        }
    }

    @Nested
    @DisplayName("RFC 9700 §4.11: open redirects")
    class OpenRedirects {

        @ParameterizedTest
        @ValueSource(strings = {"continue", "redirect", "redirect_uri", "returnTo", "next", "url", "target", "service"})
        void loginGoesNowhereElseWhateverItsAddressSays(String parameter) {
            Browser browser = oauth.browser();
            String query =
                    Parameters.NONE.with(parameter, "https://evil.example/").encoded();
            Page.Form form = browser.get("/login?" + query).page().pressing("log-in");

            Answer answer = browser.submit(form.with("username", "alice")
                    .with("password", "wonderland")
                    .with(parameter, "https://evil.example/"));

            assertThat(answer.location().getAuthority())
                    .isEqualTo(oauth.uri("/").getAuthority());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/",
                    "//evil.example/",
                    "/\\evil.example/",
                    "\\\\evil.example/",
                    "/\t/evil.example/",
                    "/%09/evil.example/",
                    "/..//evil.example/",
                    "javascript:alert(1)",
                    "/x\r\nLocation: https://evil.example/"
                })
        void preferencesLeadBackToThisServerOnly(String back) {
            Browser browser = oauth.browser();
            String csrf = browser.get("/login")
                    .page()
                    .pressing("log-in")
                    .fields()
                    .find("_csrf")
                    .orElseThrow();

            Answer answer = browser.post(
                    "/preferences",
                    Parameters.NONE.with("_csrf", csrf).with("theme", "dark").with("back", back));

            assertThat(answer).isNoServerError();
            assertThat(answer.headers("Location")).hasSizeLessThan(2);
            if (answer.isRedirect()) {
                assertThat(answer.locationOrNothing()).doesNotContain("\\").doesNotContain("\t");
                assertThat(answer.location().getAuthority())
                        .isEqualTo(oauth.uri("/").getAuthority());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/login//evil.example",
                    "//evil.example/",
                    "/\\evil.example",
                    "/%2f%2fevil.example",
                    "/login?//evil.example"
                })
        void noPathLeadsAway(String path) {
            Answer answer = oauth.browser().get(java.net.URI.create(oauth.issuer() + path.replace("\\", "%5C")));

            assertThat(answer).isNoServerError();
            assertThat(answer.locationOrNothing()).doesNotContain("evil.example");
        }
    }
}
