package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.harbor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Native apps: RFC 8252, for the public client of the demo. */
@SignetTest
class NativeAppTests {

    private final OAuth oauth;

    NativeAppTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 8252 §7.3: loopback redirection")
    class Loopback {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost:51004/callback",
                    "http://127.0.0.2:51004/callback",
                    "http://127.0.0.1.evil.example:51004/callback",
                    "http://127.0.0.1@evil.example/callback",
                    "http://127.0.0.1:51004@evil.example/callback",
                    "http://2130706433:51004/callback",
                    "http://0x7f.1:51004/callback",
                    "https://127.0.0.1:51004/callback",
                    "http://127.0.0.1:51004/callback/",
                    "http://127.0.0.1:51004/other",
                    "http://127.0.0.1:51004/callback?more=1",
                    "http://127.0.0.1:51004/callback#fragment",
                    "http://127.0.0.1:51004/",
                    "http://user@127.0.0.1:51004/callback",
                    "http://127.0.0.1:port/callback",
                    "http://[::1]:51004/callback"
                })
        void onlyThePortMayDiffer(String redirectUri) {
            assertThat(oauth.authorize(cli().withRedirectUri(redirectUri)).send())
                    .isErrorPage("invalid_request");
        }

        @Test
        void webApplicationMayNotChooseItsPort() {
            TestClient client = harbor().withRedirectUri("http://localhost:51004/login/oauth2/code/signet");

            assertThat(oauth.authorize(client).send()).isErrorPage("invalid_request");
        }

        @Test
        void tokenRequestMustNameThePortOfTheAuthorizationRequest() {
            AuthorizationResponse response = oauth.authorize(cli()).as("alice").response();

            assertThat(response.tokenRequest()
                            .with("redirect_uri", "http://127.0.0.1:51005/callback")
                            .send())
                    .isRefused(400, "invalid_grant");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1/callback",
                    "http://127.0.0.1:49152/callback",
                    "http://127.0.0.1:65535/callback"
                })
        void anyPortWillDo(String redirectUri) {
            Tokens tokens = oauth.authorize(cli().withRedirectUri(redirectUri))
                    .as("alice")
                    .exchange();

            assertThat(tokens).hasStatus(200);
        }
    }

    @Nested
    @DisplayName("RFC 8252 §8.4, §8.5: public clients")
    class PublicClient {

        @Test
        void aSecretFromAPublicClientIsRefused() {
            AuthorizationResponse response = oauth.authorize(cli()).as("alice").response();
            TestClient withSecret = cli().withSecret("distributed-to-everybody");

            assertThat(response.tokenRequestOf(withSecret.by(TestClient.Method.BASIC))
                            .send())
                    .isRefused(401, "invalid_client");
            assertThat(response.tokenRequestOf(withSecret.by(TestClient.Method.POST))
                            .send())
                    .isRefused(401, "invalid_client");
        }

        @Test
        void clientCredentialsAreNotForPublicClients() {
            assertThat(oauth.clientCredentials(cli())).isRefused(400, "unauthorized_client");
        }

        @Test
        void refreshTokensOfPublicClientsRotate() {
            Tokens first = oauth.authorize(cli()).as("alice").exchange();

            Tokens second = first.refresh();

            assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
            assertThat(first.refresh()).isRefused(400, "invalid_grant");
            assertThat(second.refresh())
                    .as("RFC 9700 §4.14.2: the whole line ends")
                    .isRefused(400, "invalid_grant");
        }
    }
}
