package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.easel;
import static dev.signet.auth.testing.Clients.harbor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.Device;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The device authorization endpoint: RFC 8628 §3.1, §3.2, §4, §6.1. */
@SignetTest
class DeviceAuthorizationTests {

    private static final String METADATA = "/.well-known/oauth-authorization-server";

    private final OAuth oauth;

    DeviceAuthorizationTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 8628 §3.1: who may ask for what")
    class WhoMayAsk {

        @Test
        void clientWithoutTheGrantIsRefused() {
            assertThat(oauth.deviceRequest(harbor()).send()).isRefused(400, "unauthorized_client");
        }

        @Test
        void clientThatNobodyKnowsIsRefused() {
            assertThat(oauth.deviceRequest(cli().withId("nobody")).send()).isRefused(401, "invalid_client");
        }

        @Test
        void requestWithoutAClientIsRefused() {
            assertThat(oauth.deviceRequest(cli()).without("client_id").send()).isRefused(401, "invalid_client");
        }

        /** §3.1: "The client authentication requirements of Section 3.2.1 of [RFC6749] apply". */
        @Test
        void confidentialClientProvesWhoItIs() {
            TestClient pretender = easel().withSecret(null).by(TestClient.Method.NONE);

            assertThat(oauth.deviceRequest(easel().withSecret("another")).send())
                    .isRefused(401, "invalid_client");
            assertThat(oauth.deviceRequest(pretender).send()).isRefused(401, "invalid_client");
            assertThat(oauth.deviceRequest(easel()).send()).hasStatus(200);
        }

        @Test
        void scopeThatIsNotRegisteredIsRefused() {
            assertThat(oauth.deviceRequest(cli())
                            .with("scope", "openid signet:users:read")
                            .send())
                    .isRefused(400, "invalid_scope");
        }

        /** §3.1: "Request and response parameters MUST NOT be included more than once." */
        @Test
        void repeatedParameterIsRefused() {
            assertThat(oauth.deviceRequest(cli()).and("scope", "profile").send())
                    .isRefused(400, "invalid_request");
            assertThat(oauth.deviceRequest(cli()).and("client_id", "cli").send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void parametersInTheAddressAreRefused() {
            assertThat(oauth.deviceRequest(easel()).sendInQuery()).isRefused(400, "invalid_request");
        }

        /** §3.1: "Parameters sent without a value MUST be treated as if they were omitted". */
        @Test
        void emptyAndUnknownParametersAreIgnored() {
            assertThat(oauth.deviceRequest(cli())
                            .with("scope", "")
                            .with("colour", "blue")
                            .send())
                    .hasStatus(200);
        }
    }

    @Nested
    @DisplayName("RFC 8628 §3.2: the response")
    class Response {

        @Test
        void everythingThatTheDeviceNeedsIsInIt() {
            Device device = oauth.device(cli());
            String page = oauth.issuer() + "/activate";

            assertThat(device.answer()).hasStatus(200).isNotCached();
            assertThat(device.answer().header("Content-Type").orElse("")).startsWith("application/json");
            assertThat(device.answer().json())
                    .containsOnlyKeys(
                            "device_code",
                            "user_code",
                            "verification_uri",
                            "verification_uri_complete",
                            "expires_in",
                            "interval")
                    .containsEntry("verification_uri", page)
                    .containsEntry("verification_uri_complete", page + "/" + device.userCode())
                    .containsEntry("expires_in", 600L)
                    .containsEntry("interval", 5L);
        }

        @Test
        void deviceCodeCannotBeGuessed() {
            assertThat(oauth.device(cli()).deviceCode()).matches("sgd_[A-Za-z0-9_-]{43}");
        }

        /** §6.1: letters that spell nothing and are not mistaken for each other, with a dash to be read out. */
        @Test
        void userCodeIsEightConsonants() {
            Set<String> codes = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                codes.add(oauth.device(cli()).userCode());
            }

            assertThat(codes)
                    .hasSize(50)
                    .allMatch(code -> code.matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"));
        }
    }

    @Nested
    @DisplayName("RFC 8628 §4: the metadata")
    class Metadata {

        @Test
        void theEndpointIsNamedWhereItIs() {
            assertThat(oauth.get(METADATA).json())
                    .containsEntry("device_authorization_endpoint", oauth.issuer() + "/oauth2/device_authorization");
        }
    }

    @Nested
    @DisplayName("RFC 8628 §5.1: strangers who ask and ask")
    class TooMany {

        @Test
        void publicClientIsToldToComeBackAndTheOthersAreServed() {
            try (RunningServer server = RunningServer.startWith(Map.of("signet.device.requests", "2"))) {
                OAuth strict = server.oauth();
                strict.deviceRequest(cli()).send();
                strict.deviceRequest(cli()).send();

                Answer third = strict.deviceRequest(cli()).send();

                assertThat(third).isRefused(503, "temporarily_unavailable");
                assertThat(third.header("Retry-After")).contains("30");
                assertThat(strict.deviceRequest(easel()).send()).hasStatus(200);
            }
        }
    }

    @Nested
    @Tag("database")
    @DisplayName("Turned off")
    class TurnedOff {

        @Test
        void nothingIsServedAndNothingIsSaid() {
            try (RunningServer server = RunningServer.startWith(Map.of("signet.device.enabled", "false"))) {
                OAuth off = server.oauth();
                Map<String, Object> metadata = off.get(METADATA).json();
                Answer asked = off.deviceRequest(Clients.cli()).send();

                assertThat(asked.status()).isNotEqualTo(200);
                assertThat(off.token(cli(), "urn:ietf:params:oauth:grant-type:device_code")
                                .with("device_code", "sgd_any")
                                .send())
                        .isRefused(400, "unsupported_grant_type");
                assertThat(off.get("/activate").status()).isNotEqualTo(200);
                assertThat(metadata).doesNotContainKey("device_authorization_endpoint");
                assertThat(String.valueOf(metadata.get("grant_types_supported")))
                        .doesNotContain("urn:ietf:params:oauth:grant-type:device_code");
            }
        }
    }
}
