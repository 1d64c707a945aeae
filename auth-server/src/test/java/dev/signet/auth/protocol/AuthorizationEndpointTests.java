package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization endpoint: RFC 6749 §3.1 and §4.1, tightened by RFC 9700. */
@Tag("session")
@SignetTest
class AuthorizationEndpointTests {

    private final OAuth oauth;

    AuthorizationEndpointTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.2.1: errors that may not be redirected")
    class WhoeverAskedIsUncertain {

        @Test
        void unknownClientIsToldSoOnAPage() {
            Answer answer = oauth.authorize(aClient().withId("nobody")).send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @Test
        void missingClientIdIsToldSoOnAPage() {
            Answer answer = oauth.authorize(aClient()).without("client_id").send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @Test
        void repeatedClientIdIsToldSoOnAPage() {
            Answer answer =
                    oauth.authorize(aClient()).and("client_id", "orchard").send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @Test
        void missingRedirectUriIsToldSoOnAPage() {
            Answer answer = oauth.authorize(aClient()).without("redirect_uri").send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @Test
        void repeatedRedirectUriIsToldSoOnAPage() {
            Answer answer = oauth.authorize(aClient())
                    .and("redirect_uri", aClient().redirectUri())
                    .send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/",
                    "http://localhost:9003/login/oauth2/code/signet/",
                    "http://localhost:9003/login/oauth2/code/signet?more=1",
                    "http://localhost:9003/login/oauth2/code/signet#fragment",
                    "http://localhost:9003/login/oauth2/code/Signet",
                    "http://localhost:9003/login/oauth2/code/../code/signet",
                    "http://localhost:9003/login/oauth2/code/%73ignet",
                    "http://localhost:9003/login/oauth2/code/signet%00",
                    "http://localhost:9004/login/oauth2/code/signet",
                    "http://127.0.0.1:9003/login/oauth2/code/signet",
                    "https://localhost:9003/login/oauth2/code/signet",
                    "HTTP://localhost:9003/login/oauth2/code/signet",
                    "http://LOCALHOST:9003/login/oauth2/code/signet",
                    "http://user@localhost:9003/login/oauth2/code/signet",
                    "http://localhost:9003@evil.example/login/oauth2/code/signet",
                    "//localhost:9003/login/oauth2/code/signet",
                    "/login/oauth2/code/signet",
                    "javascript:alert(1)",
                    "http://localhost:9002/login/oauth2/code/signet",
                    " http://localhost:9003/login/oauth2/code/signet",
                    "http://",
                    ":"
                })
        void redirectUriThatIsNotTheRegisteredOneToTheLetterIsRefused(String redirectUri) {
            AuthorizationRequest request = oauth.authorize(aClient()).with("redirect_uri", redirectUri);

            assertThat(request.send()).isErrorPage("invalid_request");
        }

        @Test
        void redirectUriIsJudgedBeforeAnythingElseAndWithASessionToo() {
            Browser browser = oauth.browser().login(TestUser.alice());

            Answer answer = oauth.authorize(aClient())
                    .in(browser)
                    .with("redirect_uri", "https://evil.example/")
                    .scope("openid admin")
                    .with("prompt", "none")
                    .send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @Test
        void thePageShowsNothingOfWhatWasSent() {
            String markup = "\"><script>alert(1)</script>";

            Answer answer = oauth.authorize(aClient().withId(markup))
                    .with("redirect_uri", "https://evil.example/" + markup)
                    .with("state", markup)
                    .send();

            assertThat(answer).isErrorPage("invalid_request");
            assertThat(answer.body()).doesNotContain("<script>alert");
            assertThat(answer.page().text()).doesNotContain("alert").doesNotContain("evil.example");
        }
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.2.1: errors that go back to the client")
    class TheClientIsTold {

        @Test
        void implicitGrantIsNotHere() {
            assertThat(refusal(oauth.authorize(aClient()).with("response_type", "token")))
                    .isEqualTo("unsupported_response_type");
        }

        @ParameterizedTest
        @ValueSource(strings = {"id_token", "id_token token", "code id_token", "code token", "none", "CODE"})
        void noOtherResponseTypeIsHere(String responseType) {
            assertThat(refusal(oauth.authorize(aClient()).with("response_type", responseType)))
                    .isEqualTo("unsupported_response_type");
        }

        @Test
        void missingResponseTypeIsRefused() {
            assertThat(refusal(oauth.authorize(aClient()).without("response_type")))
                    .isEqualTo("invalid_request");
        }

        @Test
        void scopeThatIsNotRegisteredIsRefused() {
            assertThat(refusal(oauth.authorize(aClient()).scope("openid admin")))
                    .isEqualTo("invalid_scope");
        }

        @Test
        void repeatedScopeParameterIsRefused() {
            assertThat(refusal(oauth.authorize(aClient()).and("scope", "openid")))
                    .isEqualTo("invalid_request");
        }

        @Test
        void repeatedStateIsRefused() {
            assertRefusedToClientOrOnPage(oauth.authorize(aClient()).and("state", "another"));
        }

        @Test
        void requestObjectsThatNobodySignedAreNotRead() {
            assertThat(refusal(oauth.authorize(aClient()).with("request", "eyJhbGciOiJub25lIn0.e30.")))
                    .isEqualTo("invalid_request_object");
        }

        @Test
        void requestUrisAreNotFetched() {
            assertThat(refusal(oauth.authorize(aClient()).with("request_uri", "https://evil.example/request")))
                    .isEqualTo("request_uri_not_supported");
        }

        @Test
        void theRefusalCarriesStateAndIssuerAndNoCode() {
            AuthorizationRequest request = signedIn(aClientAskingForTooMuch());

            AuthorizationResponse response = request.silently().response();

            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.parameters().find("iss")).contains(oauth.issuer());
            assertThat(response.parameters().find("code")).isEmpty();
        }

        @Test
        void theRefusalNeedsNobodyToSignIn() {
            Answer answer = aClientAskingForTooMuch().send();

            assertThat(answer.location().toString()).startsWith(aClient().redirectUri() + "?");
            assertThat(answer.locationParameters().find("error")).contains("invalid_scope");
        }

        private AuthorizationRequest aClientAskingForTooMuch() {
            return oauth.authorize(aClient()).scope("openid admin");
        }

        private String refusal(AuthorizationRequest request) {
            return signedIn(request).silently().response().error().orElse("none");
        }

        private void assertRefusedToClientOrOnPage(AuthorizationRequest request) {
            Answer answer = signedIn(request).send();
            assertThat(answer.locationOrNothing()).doesNotContain("code=");
            assertThat(answer).isNoServerError();
        }
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.1: whom it serves")
    class WhomItServes {

        @Test
        void clientWithoutTheCodeGrantIsRefused() {
            AuthorizationRequest request =
                    oauth.authorize(machine().withRedirectUri("https://machine.example/callback"));

            assertThat(signedIn(request).send()).isErrorPage("unauthorized_client");
        }

        @Test
        void nobodySignedInIsSentToTheLoginPageOfThisServer() {
            Answer answer = oauth.authorize(aClient()).send();

            assertThat(answer.isRedirect()).isTrue();
            assertThat(answer.location().toString())
                    .startsWith(oauth.uri("/login?request=").toString());
        }

        @Test
        void whoeverSignsInIsSentBackWithACodeStateAndIssuer() {
            AuthorizationRequest request = oauth.authorize(aClient());

            AuthorizationResponse response = request.as("alice").response();

            assertThat(response.parameters().names()).containsExactlyInAnyOrder("code", "state", "iss");
            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.parameters().find("iss")).as("RFC 9207 §2").contains(oauth.issuer());
        }

        @Test
        void requestWithoutStateIsAnsweredWithoutState() {
            AuthorizationResponse response =
                    oauth.authorize(aClient()).without("state").as("alice").response();

            assertThat(response.parameters().names()).containsExactlyInAnyOrder("code", "iss");
        }

        @Test
        void stateComesBackUnchangedWhateverStandsInIt() {
            String state = "a b&c=d%20+\"<ä>€/?#";

            AuthorizationResponse response =
                    oauth.authorize(aClient()).with("state", state).as("alice").response();

            assertThat(response.parameters().find("state")).contains(state);
        }

        @Test
        void unknownParametersAreIgnored() {
            AuthorizationResponse response = oauth.authorize(aClient())
                    .with("something_else", "that nobody knows")
                    .as("alice")
                    .response();

            assertThat(response.code()).isNotEmpty();
        }

        @Test
        void codesAreLongAndNeverTheSame() {
            Browser browser = oauth.browser().login(TestUser.alice());

            String first =
                    oauth.authorize(aClient()).in(browser).silently().response().code();
            String second =
                    oauth.authorize(aClient()).in(browser).silently().response().code();

            assertThat(first).isNotEqualTo(second).hasSizeGreaterThanOrEqualTo(32);
        }

        @Test
        void thirdPartyIsNotSentACodeBeforeConsent() {
            Browser browser = oauth.browser().login(TestUser.bob());

            Answer answer = oauth.authorize(orchard())
                    .in(browser)
                    .with("prompt", "consent")
                    .send();

            assertThat(answer.locationOrNothing()).doesNotContain("code=");
        }
    }

    /** D7: out of the box, HTTP Basic at the authorization endpoint ends in an error that is sent to the client. */
    @Nested
    @DisplayName("RFC 6749 §3.1: how the endpoint knows the person")
    class HowItKnowsThePerson {

        @Test
        void basicCredentialsOfAPersonSignNobodyIn() {
            AuthorizationRequest request = oauth.authorize(aClient());

            Answer answer = oauth.browser().send(oauth.getRequest(request.uri(), "Basic YWxpY2U6d29uZGVybGFuZA=="));

            assertThat(answer.location().toString())
                    .startsWith(oauth.uri("/login?request=").toString());
        }

        @Test
        void basicCredentialsOfAClientSignNobodyIn() {
            AuthorizationRequest request = oauth.authorize(aClient());

            Answer answer = oauth.browser()
                    .send(oauth.getRequest(request.uri(), aClient().basic()));

            assertThat(answer.location().toString())
                    .startsWith(oauth.uri("/login?request=").toString());
        }

        @Test
        void basicCredentialsDoNotDisturbASession() {
            Browser browser = oauth.browser().login(TestUser.alice());
            AuthorizationRequest request = oauth.authorize(aClient());

            Answer answer =
                    browser.send(oauth.getRequest(request.uri(), aClient().basic()));

            assertThat(answer.locationParameters().find("code")).isPresent();
            assertThat(answer.locationParameters().find("error")).isEmpty();
        }

        @Test
        void bearerTokenSignsNobodyIn() {
            String token = oauth.authorize(aClient()).as("alice").exchange().accessToken();
            AuthorizationRequest request = oauth.authorize(aClient());

            Answer answer = oauth.browser().send(oauth.getRequest(request.uri(), "Bearer " + token));

            assertThat(answer.locationOrNothing()).doesNotContain("code=");
            assertThat(answer).isNoServerError();
        }
    }

    private AuthorizationRequest signedIn(AuthorizationRequest request) {
        return request.in(oauth.browser().login(TestUser.alice()));
    }
}
