package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Core 1.0 §3.1.2.1: {@code prompt}, and what is tried to get around it. */
@Tag("session")
@SignetTest
class PromptTests {

    private final OAuth oauth;
    private final People people;

    PromptTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @Nested
    @DisplayName("Core §3.1.2.1: values that are none")
    class Malformed {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "none login",
                    "login none",
                    "none consent select_account",
                    "none unheard_of",
                    "create",
                    "LOGIN",
                    "login,consent",
                    "login  consent",
                    " login"
                })
        void areToldToTheClient(String prompt) {
            AuthorizationRequest request = oauth.authorize(aClient())
                    .in(oauth.browser().login(TestUser.alice()))
                    .with("prompt", prompt);

            assertThat(request.silently().response().error()).contains("invalid_request");
        }

        @Test
        void areToldToTheClientAlsoWhereNobodyIsSignedIn() {
            Answer answer =
                    oauth.authorize(aClient()).with("prompt", "unheard_of").send();

            assertThat(answer.locationParameters().find("error")).contains("invalid_request");
        }

        @Test
        void areToldOnAPageWhereTheClientIsNotCertain() {
            Answer answer = oauth.authorize(aClient())
                    .with("prompt", "none login")
                    .with("redirect_uri", "https://evil.example/")
                    .send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @Test
        void emptyValueIsNoValue() {
            AuthorizationRequest request = oauth.authorize(aClient())
                    .in(oauth.browser().login(TestUser.alice()))
                    .with("prompt", "");

            assertThat(request.silently().response().code()).isNotEmpty();
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.1: none MUST NOT display any page")
    class None {

        @Test
        void withoutTheScopeOpenidThereIsNoPageEither() {
            AuthorizationRequest request =
                    oauth.authorize(orchard()).scope("orders:read").with("prompt", "none");

            assertThat(request.silently().response().error()).contains("login_required");

            request.in(oauth.browser().login(people.newcomer()));
            assertThat(request.silently().response().error()).contains("consent_required");
        }

        @Test
        void nothingIsLeftInTheBrowser() {
            AuthorizationRequest request = oauth.authorize(aClient()).with("prompt", "none");

            request.send();

            assertThat(request.browser().everSet()).isEmpty();
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.1: consent")
    class Consent {

        @Test
        void asksAlsoForWhatWasAllowedBefore() {
            Browser browser = oauth.browser().login(people.newcomer());
            oauth.authorize(orchard()).in(browser).silently().consent().exchange();

            Arrival asked = oauth.authorize(orchard())
                    .in(browser)
                    .with("prompt", "consent")
                    .silently();

            assertThat(asked.asksForConsent()).isTrue();
            assertThat(asked.consent().exchange()).hasStatus(200);
        }

        @Test
        void asksAlsoForAnApplicationOfTheHouse() {
            Browser browser = oauth.browser().login(people.newcomer());

            Arrival asked = oauth.authorize(harbor())
                    .in(browser)
                    .with("prompt", "consent")
                    .silently();

            assertThat(asked.asksForConsent()).isTrue();
            assertThat(asked.consent().exchange()).hasStatus(200);
            assertThat(oauth.authorize(harbor()).in(browser).silently().exchange())
                    .hasStatus(200);
        }

        @Test
        void whatIsUntickedIsNotGrantedThoughItWasAllowedBefore() {
            Browser browser = oauth.browser().login(people.newcomer());
            AuthorizationRequest request =
                    oauth.authorize(orchard()).in(browser).scope("openid profile orders:read");
            request.silently().consent().exchange();

            Tokens tokens = request.with("prompt", "consent")
                    .silently()
                    .consent("openid", "profile")
                    .exchange();

            assertThat(tokens.scope()).containsExactlyInAnyOrder("openid", "profile");
            assertThat(request.without("prompt").silently().asksForConsent())
                    .as("and is not remembered as allowed")
                    .isTrue();
        }

        @Test
        void refusalIsToldToTheClient() {
            Browser browser = oauth.browser().login(people.newcomer());
            oauth.authorize(orchard()).in(browser).silently().consent().exchange();

            Arrival asked = oauth.authorize(orchard())
                    .in(browser)
                    .with("prompt", "consent")
                    .silently();

            assertThat(asked.deny().response().error()).contains("access_denied");
        }

        @Test
        void withLoginBothAreAsked() {
            TestUser user = people.newcomer();
            Browser browser = oauth.browser().login(user);
            oauth.authorize(orchard()).in(browser).silently().consent().exchange();

            Arrival asked = oauth.authorize(orchard())
                    .in(browser)
                    .with("prompt", "login consent")
                    .silently();

            assertThat(asked.asksForLogin()).isTrue();
            assertThat(asked.logIn(user).asksForConsent()).isTrue();
        }
    }

    @Nested
    @DisplayName("RFC 9700 §4.11: two requests in one browser do not get in each other's way")
    class TwoTabs {

        @Test
        void eachLoginLeadsToItsOwnRequest() {
            Browser browser = oauth.browser();
            Arrival one = oauth.authorize(harbor()).in(browser).silently();
            Arrival other = oauth.authorize(orchard()).in(browser).silently();

            Arrival first = one.logIn(TestUser.bob());

            assertThat(first.response().parameters().find("state"))
                    .contains(one.request().parameter("state"));
            assertThat(other.request().silently().answer().uri().getPath()).isEqualTo("/consent");
        }

        @Test
        void theLoginPageThatWasOpenMeanwhileIsNotTakenButLeadsOn() {
            Browser browser = oauth.browser();
            Arrival one = oauth.authorize(harbor()).in(browser).silently();
            Arrival other = oauth.authorize(aClient()).in(browser).silently();
            one.logIn(TestUser.bob()).response().code();

            Answer late = browser.login(TestUser.bob(), other.answer());

            assertThat(late).hasStatus(403);
            assertThat(late.page().text("login-failure")).isNotEmpty();
            Answer next = browser.follow(browser.login(TestUser.bob(), late));
            assertThat(next.locationParameters().find("state"))
                    .contains(other.request().parameter("state"));
        }

        @Test
        void theOtherPageReloadedGoesOnByItself() {
            Browser browser = oauth.browser();
            Arrival one = oauth.authorize(harbor()).in(browser).silently();
            Arrival other = oauth.authorize(aClient()).in(browser).silently();
            one.logIn(TestUser.bob()).response().code();

            Answer reloaded = browser.follow(browser.get(other.answer().uri()));

            assertThat(reloaded.locationParameters().find("code")).isPresent();
            assertThat(reloaded.locationParameters().find("state"))
                    .contains(other.request().parameter("state"));
        }

        @Test
        void aPageOfAnotherBrowserLeadsNowhere() {
            Arrival ofAttacker = oauth.authorize(harbor()).silently();
            Browser victim = oauth.browser();

            Page page = victim.get(ofAttacker.answer().uri()).page();
            Answer after = victim.follow(victim.login(
                    TestUser.alice(), victim.get(ofAttacker.answer().uri())));

            assertThat(page.pressing("log-in").fields().find("request")).isEmpty();
            assertThat(after.uri().getPath()).isEqualTo("/");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "../../evil", "%0d%0a"})
        void noAddressInThePlaceOfARequestIsFollowed(String planted) {
            Browser browser = oauth.browser();
            Page.Form form = browser.get("/login").page().pressing("log-in");

            Answer answer = browser.submit(
                    form.with("request", planted).with("username", "alice").with("password", "wonderland"));

            assertThat(answer.location().getPath()).isEqualTo("/");
            assertThat(answer.location().getAuthority())
                    .isEqualTo(oauth.uri("/").getAuthority());
        }
    }
}
