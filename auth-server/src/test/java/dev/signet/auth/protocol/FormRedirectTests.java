package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No redirect makes a browser repeat a form, least of all one with a password at an address of somebody else's. */
@SignetTest
@DisplayName("RFC 9700 §4.12: a form is not sent on")
class FormRedirectTests {

    private final OAuth oauth;
    private final TestUser user;
    private final Browser browser;

    FormRedirectTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.user = people.newcomer();
        this.browser = oauth.browser();
    }

    @Test
    void withTheRightPassword() {
        Answer page = browser.follow(oauth.authorize(aClient()).in(browser).send());

        assertThat(browser.login(user, page)).hasStatus(303);
    }

    @Test
    void withAWrongPassword() {
        Page.Form form = browser.get("/login").page().pressing("log-in");

        assertThat(browser.submit(form.with("username", user.username()).with("password", "wrong")))
                .hasStatus(303);
    }

    @Test
    void withAnAnswerToTheConsentPage() {
        AuthorizationRequest request = oauth.authorize(orchard()).in(browser);
        Answer page = request.as(user).answer();

        Answer answer = browser.submit(page.page().pressing("consent-allow"));

        assertThat(answer).hasStatus(303);
        assertThat(answer.location().toString()).startsWith(orchard().redirectUri());
    }

    @Test
    void withAnAuthorizationRequest() {
        browser.login(user);

        assertThat(oauth.authorize(aClient()).in(browser).post()).hasStatus(303);
    }

    @Test
    void withALogout() {
        String hint = oauth.authorize(aClient()).in(browser).as(user).exchange().idToken();

        assertThat(browser.post("/connect/logout", Parameters.NONE.with("id_token_hint", hint)))
                .hasStatus(303);
    }
}
