package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that one reader of a request would take and another would not. {@link AuthorizationRequestTests} has those that stand twice. */
@SignetTest
class ParameterPollutionTests {

    private static final String EVIL = "https://evil.example/";

    private final OAuth oauth;

    ParameterPollutionTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 6749 §3.1: names that only look like those of parameters")
    class Lookalikes {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "redirect_uri[]",
                    "redirect_uri[0]",
                    "redirect_uri.0",
                    "redirect_uri ",
                    " redirect_uri",
                    "Redirect_Uri",
                    "redirect-uri",
                    "redirectUri",
                    "redirect_uri;x",
                    "rеdirect_uri"
                })
        void areNotParameters(String name) {
            AuthorizationResponse response =
                    oauth.authorize(aClient()).with(name, EVIL).as("alice").response();

            assertThat(response.code()).isNotEmpty();
            assertThat(oauth.authorize(aClient())
                            .without("redirect_uri")
                            .with(name, aClient().redirectUri())
                            .send())
                    .isErrorPage("invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"response_type[]", "Response_type", " response_type"})
        void doNotChangeWhatIsAnswered(String name) {
            AuthorizationResponse response =
                    oauth.authorize(aClient()).with(name, "token").as("alice").response();

            assertThat(response.parameters().find("access_token")).isEmpty();
            assertThat(response.code()).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"code_verifier[]", "code_verifier[0]", "Code_Verifier"})
        void proveNothing(String name) {
            AuthorizationResponse response =
                    oauth.authorize(aClient()).as("alice").response();

            assertThat(response.tokenRequest()
                            .without("code_verifier")
                            .with(name, response.request().verifier())
                            .send())
                    .isRefused(400, "invalid_grant");
        }
    }

    @Nested
    @DisplayName("RFC 6749 §2.3.1, §3.2, RFC 7009 §2.1, RFC 7662 §2.1: what stands in the address of a form")
    class InTheAddress {

        @Test
        void grantsNothing() {
            assertThat(oauth.token(machine(), "client_credentials").sendInQuery())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void tellsNothing() {
            String token = oauth.clientCredentials(machine()).accessToken();

            Answer answer = oauth.introspectionRequest(ordersApi(), token).sendInQuery();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("\"active\":true");
        }

        @Test
        void revokesNothing() {
            Tokens tokens = oauth.authorize(aClient()).as("alice").exchange();

            Answer answer =
                    oauth.revocationRequest(aClient(), tokens.accessToken()).sendInQuery();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(tokens.accessTokenIsActive()).isTrue();
        }

        @Test
        void pushesNothing() {
            assertThat(oauth.authorize(aClient()).pushRequest().sendInQuery()).isRefused(400, "invalid_request");
        }
    }

    @Nested
    @DisplayName("RFC 9700 §4.1: addresses that two readers read differently")
    class Addresses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost:9003\\@evil.example/login/oauth2/code/signet",
                    "http://localhost:9003\\.evil.example/login/oauth2/code/signet",
                    "http:\\\\localhost:9003/login/oauth2/code/signet",
                    "http:/localhost:9003/login/oauth2/code/signet",
                    "http:localhost:9003/login/oauth2/code/signet",
                    "http://localhost%2e:9003/login/oauth2/code/signet",
                    "http://localhost.:9003/login/oauth2/code/signet",
                    "http://ⓛocalhost:9003/login/oauth2/code/signet",
                    "http://localhost:09003/login/oauth2/code/signet",
                    "http://localhost:9003/login/oauth2/code/signet\t",
                    "http://localhost:9003/login/oauth2/code/signet\r\nX: y",
                    "http://localhost:9003/login//oauth2/code/signet",
                    "http://localhost:9003/login/oauth2/code/signet;a=b",
                    "http://localhost:9003/login/oauth2/code/./signet",
                    "http://localhost:9003/login/oauth2/code/%2e%2e/code/signet",
                    "http%3A%2F%2Flocalhost%3A9003%2Flogin%2Foauth2%2Fcode%2Fsignet",
                    "http://*:9003/login/oauth2/code/signet",
                    "http://localhost:*/login/oauth2/code/signet",
                    "http://[::1]:9003/login/oauth2/code/signet",
                    "http://0:9003/login/oauth2/code/signet",
                    "data:text/html,x",
                    "urn:ietf:wg:oauth:2.0:oob"
                })
        void areNoneThatIsRegistered(String address) {
            AuthorizationRequest request = oauth.authorize(aClient()).with("redirect_uri", address);

            assertThat(request.send()).isErrorPage("invalid_request");
            assertThat(request.pushRequest().send()).isRefused(400, "invalid_request");
        }
    }
}
