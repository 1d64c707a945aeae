package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests come to the authorization endpoint: RFC 6749 §3.1 and §4.1.1, OpenID Connect Core §3.1.2.1. */
@Tag("session")
@SignetTest
class AuthorizationRequestTests {

    private final OAuth oauth;

    AuthorizationRequestTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 6749 §3.1: parameters MUST NOT be included more than once")
    class NothingTwice {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "response_type",
                    "scope",
                    "state",
                    "nonce",
                    "code_challenge",
                    "code_challenge_method",
                    "prompt",
                    "max_age",
                    "claims",
                    "login_hint",
                    "something_else"
                })
        void whatIsRepeatedIsRefusedEvenIfItSaysTheSame(String parameter) {
            AuthorizationRequest request = oauth.authorize(aClient())
                    .without(parameter)
                    .and(parameter, "1")
                    .and(parameter, "1");

            Answer answer = request.send();

            assertThat(answer.location().toString()).startsWith(aClient().redirectUri() + "?");
            assertThat(answer.locationParameters().find("error")).contains("invalid_request");
        }

        @Test
        void onceInTheAddressAndOnceInTheFormIsTwice() {
            AuthorizationRequest request = oauth.authorize(aClient());

            Answer answer = oauth.post(
                    "/oauth2/authorize?scope=openid",
                    "application/x-www-form-urlencoded",
                    request.uri().getRawQuery());

            assertThat(answer.locationParameters().find("error")).contains("invalid_request");
        }

        @Test
        void aStateThatIsRepeatedIsNotGivenBack() {
            Answer answer = oauth.authorize(aClient()).and("state", "another").send();

            assertThat(answer.locationParameters().find("error")).contains("invalid_request");
            assertThat(answer.locationParameters().find("state")).isEmpty();
        }

        @Test
        void aParameterWithoutAValueIsOneThatWasNotSent() {
            AuthorizationRequest request = oauth.authorize(aClient())
                    .with("prompt", "")
                    .with("request", "")
                    .with("max_age", "");

            assertThat(request.as("alice").response().code()).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"grant_type", "scope", "client_id", "something_else"})
        void norAtTheTokenEndpoint(String parameter) {
            Answer answer = oauth.token(machine(), "client_credentials")
                    .and(parameter, "1")
                    .and(parameter, "1")
                    .send();

            assertThat(answer).isRefused(400, "invalid_request");
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.6: what is not served")
    class NotServed {

        @ParameterizedTest
        @CsvSource({
            "registration, '{\"client_name\":\"Me\"}', registration_not_supported",
            "request_uri, https://evil.example/request, request_uri_not_supported"
        })
        void isRefusedAndNotIgnored(String parameter, String value, String error) {
            AuthorizationRequest request = oauth.authorize(aClient()).with(parameter, value);

            assertThat(request.silently().response().error()).contains(error);
        }
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.2.1: the client is told of every error that is not about itself")
    class WhoIsTold {

        @Test
        void anAddressOfAnotherClientIsNoneOfThisOne() {
            AuthorizationRequest request = oauth.authorize(
                            aClient().withRedirectUri(orchard().redirectUri()))
                    .scope("no such scope");

            assertThat(request.send()).isErrorPage("invalid_request");
        }
    }

    /** MUST by OpenID Connect Core §3.1.2.1, MAY by RFC 6749 §3.1. */
    @Nested
    @DisplayName("Core §3.1.2.1: by POST as by GET")
    class ByPost {

        @Test
        void leadsToTheLoginAndFromThereToACode() {
            AuthorizationRequest request = oauth.authorize(aClient());

            Arrival arrival = new Arrival(request, request.browser().follow(request.post()));

            assertThat(arrival.asksForLogin()).isTrue();
            assertThat(arrival.logIn(TestUser.alice()).response().code()).isNotEmpty();
        }

        @Test
        void isAnsweredWithACodeWhereSomebodyIsSignedIn() {
            AuthorizationRequest request =
                    oauth.authorize(aClient()).in(oauth.browser().login(TestUser.alice()));

            assertThat(new Arrival(request, request.post()).response().exchange())
                    .hasStatus(200);
        }

        @Test
        void anErrorGoesBackToTheClient() {
            AuthorizationRequest request = oauth.authorize(aClient()).with("response_type", "token");

            assertThat(new Arrival(request, request.post()).response().error()).contains("unsupported_response_type");
        }

        @Test
        void aRedirectUriThatIsNotRegisteredIsToldOnAPage() {
            AuthorizationRequest request = oauth.authorize(aClient()).with("redirect_uri", "https://evil.example/");

            assertThat(request.post()).isErrorPage("invalid_request");
        }

        /** Browsers keep a {@code SameSite=Lax} cookie back from another site's form; a new one would sign the person out. */
        @Test
        void withoutTheCookieTheSameRequestIsMadeByGetBeforeAnythingElse() {
            AuthorizationRequest request = oauth.authorize(aClient()).with("prompt", "none");

            Answer kept = request.post();

            assertThat(kept).hasStatus(303);
            assertThat(kept.headers("Set-Cookie")).isEmpty();
            Browser signedIn = oauth.browser().login(TestUser.alice());
            assertThat(new Arrival(request, signedIn.get(kept.location()))
                            .response()
                            .code())
                    .isNotEmpty();
        }
    }
}
