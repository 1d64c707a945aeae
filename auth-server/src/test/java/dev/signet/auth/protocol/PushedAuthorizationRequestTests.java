package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.DatabaseDump;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint at which requests are pushed: RFC 9126 §2, §5, §6. What they lead to: {@link PushedRequestUseTests}. */
@SignetTest
class PushedAuthorizationRequestTests {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private final OAuth oauth;
    private final TestDatabase database;

    PushedAuthorizationRequestTests(OAuth oauth, TestDatabase database) {
        this.oauth = oauth;
        this.database = database;
    }

    @Nested
    @DisplayName("RFC 9126 §2, §2.1: who may push what")
    class TheRequest {

        @Test
        void aClientWithoutCredentialsIsRefused() {
            Answer answer =
                    oauth.authorize(aClient()).pushRequest().authorization(null).send();

            assertThat(answer).isRefused(401, "invalid_client");
        }

        @Test
        void nothingAtAllIsRefused() {
            Answer answer = oauth.post("/oauth2/par", "application/x-www-form-urlencoded", "");

            assertThat(answer).isRefused(401, "invalid_client");
        }

        @Test
        void aWrongSecretIsRefused() {
            Answer answer =
                    oauth.authorize(aClient().withSecret("wrong")).pushRequest().send();

            assertThat(answer).isRefused(401, "invalid_client");
        }

        @Test
        void theRequestOfAnotherClientIsRefused() {
            Answer answer = oauth.authorize(aClient())
                    .pushRequest()
                    .with("client_id", orchard().id())
                    .send();

            assertThat(answer).isRefused(400, "invalid_request");
        }

        @Test
        void aReferenceToAnotherRequestMustBeRejected() {
            String reference = oauth.authorize(aClient()).push().requestUri();

            Answer answer = oauth.authorize(aClient())
                    .pushRequest()
                    .with("request_uri", reference)
                    .send();

            assertThat(answer).isRefused(400, "invalid_request");
        }

        @Test
        void parametersInTheAddressAreRefused() {
            assertThat(oauth.authorize(aClient()).pushRequest().sendInQuery()).isRefused(400, "invalid_request");
        }

        @Test
        void aPublicClientMayPush() {
            assertThat(oauth.authorize(cli()).pushRequest().send()).hasStatus(201);
        }

        @Test
        void aClientThatAuthenticatesInTheBodyMayPushAndItsSecretIsNotKept() {
            assertThat(oauth.authorize(lodge()).pushRequest().send()).hasStatus(201);

            assertThat(DatabaseDump.of(database).find(String.valueOf(lodge().secret())))
                    .isEmpty();
        }

        @Test
        void whoHasProvedWhoTheyAreNeedNotSayItTwice() {
            Answer answer = oauth.authorize(aClient())
                    .pushRequest()
                    .without("client_id")
                    .send();

            assertThat(answer).hasStatus(201);
        }
    }

    @Nested
    @DisplayName("RFC 9126 §2.2: the answer")
    class TheAnswer {

        @Test
        void isAReferenceAndHowLongItIsGood() {
            Answer answer = oauth.authorize(aClient()).pushRequest().send();

            assertThat(answer).hasStatus(201).isNotCached();
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
            assertThat(answer.json())
                    .containsOnlyKeys("request_uri", "expires_in")
                    .containsEntry("expires_in", 90L);
            assertThat(answer.json().get("request_uri").toString())
                    .startsWith(PREFIX)
                    .hasSizeGreaterThanOrEqualTo(PREFIX.length() + 43);
        }

        @Test
        void isAnotherReferenceEachTime() {
            AuthorizationRequest request = oauth.authorize(aClient());

            assertThat(request.push().requestUri()).isNotEqualTo(request.push().requestUri());
        }

        @Test
        void isNowhereInTheDatabase() {
            String reference = oauth.authorize(aClient()).push().requestUri();

            assertThat(DatabaseDump.of(database).find(reference.substring(PREFIX.length())))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("RFC 9126 §2.3: errors")
    class Errors {

        @ParameterizedTest
        @CsvSource({
            "redirect_uri, https://evil.example/, invalid_request",
            "scope, openid admin, invalid_scope",
            "response_type, token, unsupported_response_type",
            "code_challenge, short, invalid_request",
            "code_challenge_method, plain, invalid_request",
            "response_mode, body, invalid_request",
            "prompt, none login, invalid_request",
            "max_age, soon, invalid_request",
            "claims, {, invalid_request",
            "request, e30., invalid_request_object",
            "registration, {}, registration_not_supported"
        })
        void areToldToTheClientItselfAndAtOnce(String parameter, String value, String error) {
            Answer answer = oauth.authorize(aClient())
                    .pushRequest()
                    .with(parameter, value)
                    .send();

            assertThat(answer).isRefused(400, error);
        }

        @ParameterizedTest
        @ValueSource(strings = {"redirect_uri", "response_type", "code_challenge", "code_challenge_method"})
        void whatIsMissingIsMissed(String parameter) {
            Answer answer =
                    oauth.authorize(aClient()).pushRequest().without(parameter).send();

            assertThat(answer).isRefused(400, "invalid_request");
        }

        @Test
        void aClientWithoutTheCodeGrantIsRefused() {
            Answer answer = oauth.authorize(machine().withRedirectUri("https://machine.example/"))
                    .pushRequest()
                    .send();

            assertThat(answer).isRefused(400, "unauthorized_client");
        }

        @Test
        void aRepeatedParameterIsRefused() {
            assertThat(oauth.authorize(aClient())
                            .pushRequest()
                            .and("state", "2")
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void getIsNotAllowed() {
            Answer answer = oauth.get("/oauth2/par");

            assertThat(answer).hasStatus(405);
            assertThat(answer.header("Allow")).contains("POST");
        }

        @Test
        void tooMuchIsTooMuch() {
            Answer answer = oauth.authorize(aClient())
                    .pushRequest()
                    .with("more", "x".repeat(16_000))
                    .send();

            assertThat(answer).isRefused(413, "invalid_request");
        }
    }

    @Nested
    @DisplayName("RFC 9126 §5, §6: what is demanded")
    class Demands {

        @Test
        void theEndpointIsInTheMetadata() {
            for (String document : new String[] {"openid-configuration", "oauth-authorization-server"}) {
                assertThat(oauth.get("/.well-known/" + document).json())
                        .containsEntry("pushed_authorization_request_endpoint", oauth.issuer() + "/oauth2/par")
                        .containsEntry("require_pushed_authorization_requests", false);
            }
        }

        @Test
        void whereAllMustPushNobodyIsServedOtherwise() {
            try (RunningServer server = RunningServer.startWith(Map.of("signet.par.required", true))) {
                OAuth strict = server.oauth();

                assertThat(strict.authorize(aClient()).silently().response().error())
                        .contains("invalid_request");
                assertThat(strict.authorize(aClient()).push().as("alice").exchange())
                        .hasStatus(200);
                assertThat(strict.get("/.well-known/openid-configuration").json())
                        .containsEntry("require_pushed_authorization_requests", true);
            }
        }

        @Test
        void oneClientAloneCanBeHeldToIt() {
            String setting = "signet.client.settings.orchard.require-pushed-authorization-requests";
            try (RunningServer server = RunningServer.startWith(Map.of(setting, true))) {
                OAuth strict = server.oauth();

                assertThat(strict.authorize(orchard()).silently().response().error())
                        .contains("invalid_request");
                assertThat(strict.authorize(orchard()).push().as("alice").asksForConsent())
                        .isTrue();
                assertThat(strict.authorize(aClient()).as("alice").exchange()).hasStatus(200);
            }
        }

        @Test
        void whereItIsOffThereIsNothing() {
            try (RunningServer server = RunningServer.startWith(Map.of("signet.par.enabled", false))) {
                OAuth without = server.oauth();
                AuthorizationRequest request = without.authorize(aClient());

                assertThat(request.pushRequest().send().status()).isIn(403, 404, 405);
                assertThat(without.get("/oauth2/par")).hasStatus(404);
                assertThat(without.get("/.well-known/openid-configuration").json())
                        .doesNotContainKeys(
                                "pushed_authorization_request_endpoint", "require_pushed_authorization_requests");
                assertThat(request.with("request_uri", PREFIX + "x")
                                .silently()
                                .response()
                                .error())
                        .contains("request_uri_not_supported");
            }
        }
    }
}
