package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every grant at the token endpoint: RFC 6749 §2.3, §3.2 and §5. */
@SignetTest
class TokenEndpointTests {

    private final OAuth oauth;

    TokenEndpointTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 6749 §2.3: client authentication")
    class ClientAuthentication {

        @Test
        void wrongSecretIsRefused() {
            Answer answer = oauth.clientCredentials(machine().withSecret("not-the-secret"))
                    .answer();

            assertThat(answer).isRefused(401, "invalid_client");
            assertThat(answer.header("WWW-Authenticate").orElse(""))
                    .as("RFC 6749 §5.2")
                    .startsWith("Basic");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "machine-secre", "machine-secret ", "machine-secretx", "MACHINE-SECRET", "\u0000"})
        void secretThatIsAlmostRightIsRefused(String secret) {
            Answer answer =
                    oauth.clientCredentials(machine().withSecret(secret)).answer();

            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.error().orElseThrow()).isIn("invalid_client", "invalid_request");
        }

        @Test
        void unknownClientIsRefusedLikeAWrongSecret() {
            Answer unknown = oauth.clientCredentials(machine().withId("nobody")).answer();
            Answer wrong = oauth.clientCredentials(machine().withSecret("not-the-secret"))
                    .answer();

            assertThat(unknown).isRefused(401, "invalid_client");
            assertThat(unknown.body()).isEqualTo(wrong.body());
        }

        @Test
        void clientIdAloneIsNoProof() {
            Answer answer = oauth.clientCredentials(machine().withSecret(null).by(TestClient.Method.NONE))
                    .answer();

            assertThat(answer).isRefused(401, "invalid_client");
        }

        @Test
        void noAuthenticationAtAllIsRefused() {
            Answer answer = oauth.token(machine(), "client_credentials")
                    .authorization(null)
                    .send();

            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.error().orElseThrow()).isIn("invalid_client", "invalid_request");
        }

        @Test
        void methodThatTheClientIsNotRegisteredForIsRefused() {
            assertThat(oauth.refresh(harbor().by(TestClient.Method.POST), "whatever"))
                    .isRefused(401, "invalid_client");
            assertThat(oauth.refresh(lodge().by(TestClient.Method.BASIC), "whatever"))
                    .isRefused(401, "invalid_client");
        }

        @Test
        void twoMethodsAtOnceAreRefused() {
            Answer answer = oauth.token(machine(), "client_credentials")
                    .with("client_id", "machine")
                    .with("client_secret", "machine-secret")
                    .send();

            assertThat(answer).hasStatus(400);
            assertThat(answer.error()).contains("invalid_request");
        }

        @Test
        void bodyThatNamesAnotherClientThanTheHeaderIsRefused() {
            Answer answer = oauth.token(machine(), "client_credentials")
                    .with("client_id", "orchard")
                    .send();

            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.json()).doesNotContainKey("access_token");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Basic",
                    "Basic ",
                    "Basic ====",
                    "Basic bWFjaGluZQ==",
                    "Basic Om1hY2hpbmUtc2VjcmV0",
                    "Basic %ZZ",
                    "Basic JVpaOiVaWg==",
                    "Digest username=machine",
                    "Bearer abc"
                })
        void malformedHeaderIsRefused(String header) {
            Answer answer = oauth.token(machine(), "client_credentials")
                    .authorization(header)
                    .send();

            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.error().orElseThrow()).isIn("invalid_client", "invalid_request");
        }

        @Test
        void schemeNameIgnoresCase() {
            String header = machine().basic().replace("Basic", "bAsIc");

            assertThat(oauth.token(machine(), "client_credentials")
                            .authorization(header)
                            .send())
                    .hasStatus(200);
        }

        @Test
        void secretInTheQueryIsRefused() {
            Answer answer = oauth.refreshRequest(lodge(), "whatever").sendInQuery();

            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.error().orElseThrow()).isIn("invalid_client", "invalid_request");
        }
    }

    @Nested
    @DisplayName("RFC 6749 §3.2: the request")
    class Request {

        @Test
        void parametersInTheQueryAreNotRead() {
            Answer answer = oauth.token(machine(), "client_credentials").sendInQuery();

            assertThat(answer).isRefused(400, "invalid_request");
        }

        @Test
        void getIsRefused() {
            Answer answer = oauth.send(oauth.getRequest(
                    oauth.uri("/oauth2/token?grant_type=client_credentials"),
                    machine().basic()));

            assertThat(answer).isNoServerError();
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("access_token");
        }

        @Test
        void jsonIsNoForm() {
            Answer answer = oauth.post(
                    "/oauth2/token",
                    "application/json",
                    "{\"grant_type\":\"client_credentials\",\"client_id\":\"machine\"}");

            assertThat(answer).isNoServerError();
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("access_token");
        }

        @Test
        void missingGrantTypeIsRefused() {
            assertThat(oauth.token(machine(), "any").without("grant_type").send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void repeatedGrantTypeIsRefused() {
            assertThat(oauth.token(machine(), "client_credentials")
                            .and("grant_type", "client_credentials")
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void repeatedScopeIsRefused() {
            assertThat(oauth.token(machine(), "client_credentials")
                            .and("scope", "orders:read")
                            .and("scope", "orders:read")
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "password",
                    "implicit",
                    "urn:ietf:params:oauth:grant-type:saml2-bearer",
                    "CLIENT_CREDENTIALS",
                    "client_credentials ",
                    "nonsense"
                })
        void grantTypeThatIsNotHereIsRefused(String grantType) {
            Answer answer = oauth.token(machine(), grantType)
                    .with("username", "alice")
                    .with("password", "wonderland")
                    .with("subject_token", "x")
                    .with("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                    .send();

            assertThat(answer).isRefused(400, "unsupported_grant_type");
        }
    }

    @Nested
    @DisplayName("RFC 6749 §5: the answer")
    class TheAnswer {

        @Test
        void tokensAreNotCached() {
            Answer answer = oauth.clientCredentials(machine()).answer();

            assertThat(answer).hasStatus(200).isNotCached();
        }

        @Test
        void noSessionBeginsHere() {
            Answer answer = oauth.clientCredentials(machine()).answer();

            assertThat(answer.headers("Set-Cookie")).isEmpty();
        }

        @Test
        void errorsRepeatNothingOfWhatWasSent() {
            Answer answer = oauth.token(machine(), "<script>alert(1)</script>").send();

            assertThat(answer.body()).doesNotContain("alert(1)");
        }
    }
}
