package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers travel: OAuth 2.0 Multiple Response Type Encoding Practices §2.1, OAuth 2.0 Form Post Response Mode 1.0. */
@SignetTest
class ResponseModeTests {

    private final OAuth oauth;
    private final People people;

    ResponseModeTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @Nested
    @DisplayName("Multiple Response Types §2.1: response_mode")
    class Modes {

        @Test
        void aCodeComesInTheQueryUnlessSaidOtherwise() {
            Answer answer = signedIn().send();

            assertThat(answer.location().getRawQuery()).contains("code=");
            assertThat(answer.location().getRawFragment()).isNull();
        }

        @Test
        void inTheQuery() {
            Answer answer = signedIn().with("response_mode", "query").send();

            assertThat(answer.location().getRawQuery()).contains("code=");
        }

        @Test
        void inTheFragmentAndNotInTheQuery() {
            AuthorizationRequest request = signedIn().with("response_mode", "fragment");

            Answer answer = request.send();

            assertThat(answer.location().getRawQuery()).isNull();
            AuthorizationResponse response = new Arrival(request, answer).response();
            assertThat(response.parameters().names()).containsExactlyInAnyOrder("code", "state", "iss");
            assertThat(response.exchange()).hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"body", "QUERY", "query fragment", "web_message", "form-post", "FORM_POST"})
        void anUnknownOneIsRefused(String mode) {
            AuthorizationRequest request = signedIn().with("response_mode", mode);

            assertThat(request.silently().response().error()).contains("invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"query", "fragment", "form_post"})
        void aCodeAfterConsentComesAsWasAskedFor(String mode) {
            AuthorizationRequest request = oauth.authorize(orchard()).with("response_mode", mode);

            AuthorizationResponse response =
                    request.as(people.newcomer()).consent().response();

            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.exchange()).hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"fragment", "form_post"})
        void aRefusalOfThePersonComesAsWasAskedFor(String mode) {
            AuthorizationRequest request = oauth.authorize(orchard()).with("response_mode", mode);

            Arrival arrival = request.as(people.newcomer()).deny();

            assertThat(arrival.response().error()).contains("access_denied");
            assertThat(arrival.answer().locationOrNothing()).doesNotContain("?");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fragment", "form_post"})
        void errorsOfTheRequestComeAsWasAskedFor(String mode) {
            AuthorizationRequest tooMuch =
                    oauth.authorize(aClient()).with("response_mode", mode).scope("admin");
            AuthorizationRequest nobody =
                    oauth.authorize(aClient()).with("response_mode", mode).with("prompt", "none");

            assertThat(tooMuch.silently().response().error()).contains("invalid_scope");
            assertThat(nobody.silently().response().error()).contains("login_required");
            assertThat(nobody.send().locationOrNothing()).doesNotContain("?");
        }
    }

    @Nested
    @DisplayName("Form Post §2: the form")
    class FormPost {

        @Test
        void carriesCodeStateAndIssuerToTheRedirectUriByPost() {
            AuthorizationRequest request = signedIn().with("response_mode", "form_post");

            Answer page = request.send();

            assertThat(page).hasStatus(200).isNotCached();
            assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
            AuthorizationResponse response = new Arrival(request, page).response();
            assertThat(response.parameters().names()).containsExactlyInAnyOrder("code", "state", "iss");
            assertThat(response.parameters().find("iss")).contains(oauth.issuer());
            assertThat(response.exchange()).hasStatus(200);
        }

        @Test
        void isSentByAFileOfOursAndNoScriptOnThePage() {
            Answer page = signedIn().with("response_mode", "form_post").send();

            assertThat(page.header("Content-Security-Policy").orElse("")).contains("script-src 'self'");
            assertThat(page.body()).containsPattern("<script defer src=\"/assets/js/form-post-[0-9a-f]+\\.js\"");
        }

        @Test
        void whatTheClientSentComesBackUnchangedAndIsNoMarkup() {
            String state = "\"><script>alert(1)</script>&amp;ä%20+";
            AuthorizationRequest request =
                    signedIn().with("response_mode", "form_post").with("state", state);

            Answer page = request.send();

            assertThat(page.body()).doesNotContain("<script>alert");
            assertThat(new Arrival(request, page).response().parameters().find("state"))
                    .contains(state);
        }

        @Test
        void anErrorAboutTheRedirectUriIsSentNowhere() {
            AuthorizationRequest request =
                    signedIn().with("response_mode", "form_post").with("redirect_uri", "https://evil.example/");

            assertThat(request.send()).isErrorPage("invalid_request");
        }

        @Test
        void thePageByItselfSendsNothing() {
            assertThat(oauth.browser().get("/authorization-response")).hasStatus(404);
        }
    }

    @Test
    void whatIsOffIsRefusedAndNotInTheMetadata() {
        try (RunningServer server = RunningServer.startWith(Map.of("signet.authorization-response.modes", "query"))) {
            AuthorizationRequest request = server.oauth().authorize(aClient()).with("response_mode", "form_post");

            assertThat(request.silently().response().error()).contains("invalid_request");
            assertThat(server.oauth().get("/.well-known/openid-configuration").json())
                    .extractingByKey("response_modes_supported")
                    .asString()
                    .isEqualTo("[query]");
        }
    }

    private AuthorizationRequest signedIn() {
        return oauth.authorize(aClient()).in(oauth.browser().login(TestUser.alice()));
    }
}
