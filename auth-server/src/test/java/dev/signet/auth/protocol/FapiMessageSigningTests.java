package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Fapi;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RequestObject;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server with {@code signet.profile: fapi2-message-signing} alone: FAPI 2.0 Message Signing Final, requests and answers. */
@Tag("database")
class FapiMessageSigningTests {

    private static final TestClient BANK = Fapi.client("bank");
    private static final RunningServer SERVER = RunningServer.startAlone(settings());
    private static final TestUser PERSON = SERVER.newcomer();

    private final OAuth oauth = SERVER.oauth();

    private static Map<String, Object> settings() {
        Map<String, Object> all = new HashMap<>(Fapi.settings("bank"));
        all.put("signet.profile", "fapi2-message-signing");
        return all;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Nested
    @DisplayName("FAPI Message Signing §5.3.1: authorization requests")
    class Requests {

        @Test
        void whatIsNotSignedIsRefused() {
            assertThat(request().pushRequest().send()).isRefused(400, "invalid_request");
        }

        @Test
        void whatIsSignedIsServedAlsoForSeveralAudiences() {
            assertThat(push(request().object())).hasStatus(201);
            assertThat(push(request().object().with("aud", List.of(oauth.issuer(), "https://other.example"))))
                    .hasStatus(201);
        }

        @Test
        void audienceBeginAndEndAreDemanded() {
            assertThat(push(request().object().with("aud", "https://other.example")))
                    .isRefused(400, "invalid_request_object");
            assertThat(push(request().object().without("nbf"))).isRefused(400, "invalid_request_object");
            assertThat(push(request().object().without("exp"))).isRefused(400, "invalid_request_object");
        }

        @Test
        void neitherBeginNorEndIsMoreThanAnHourAway() {
            long now = Instant.now().getEpochSecond();

            assertThat(push(request().object().with("nbf", now - 70 * 60))).isRefused(400, "invalid_request_object");
            assertThat(push(request().object().with("exp", now + 70 * 60))).isRefused(400, "invalid_request_object");
            assertThat(push(request().object().with("exp", now - 5 * 60))).isRefused(400, "invalid_request_object");
        }

        @Test
        void whatBeginsInTheNearFutureIsServed() {
            long now = Instant.now().getEpochSecond();

            assertThat(push(request().object().with("nbf", now + 8).with("iat", now + 8)))
                    .hasStatus(201);
            assertThat(push(request().object().with("nbf", now + 61))).isRefused(400, "invalid_request_object");
            assertThat(push(request().object().with("iat", now + 61))).isRefused(400, "invalid_request_object");
        }

        @Test
        void algorithmIsOneOfThoseThatAreAllowed() {
            assertThat(push(request().object().signedWith(KeyPairs.rsa("bank"), JWSAlgorithm.PS256, "bank-rsa")))
                    .hasStatus(201);
            assertThat(push(request().object().signedWith(KeyPairs.rsa("bank"), JWSAlgorithm.RS256, "bank-rsa")))
                    .isRefused(400, "invalid_request_object");
        }
    }

    @Nested
    @DisplayName("FAPI Message Signing §5.4.1: authorization responses")
    class Answers {

        @Test
        void areSignedAndThereIsNothingBesideTheSignedOne() {
            AuthorizationRequest request = request();
            AuthorizationResponse response =
                    request.signed(request.object()).push().as(PERSON).response();

            assertThat(response.parameters().find("iss")).contains(oauth.issuer());
            assertThat(Fapi.exchange(oauth, response)).hasStatus(200);
        }

        @Test
        void mustBeAskedForAsSignedOnes() {
            AuthorizationRequest plain = oauth.authorize(BANK);
            AuthorizationRequest query = oauth.authorize(BANK).with("response_mode", "query");

            assertThat(push(plain.object())).isRefused(400, "invalid_request");
            assertThat(push(query.object())).isRefused(400, "invalid_request");
        }
    }

    @Nested
    @DisplayName("FAPI Message Signing §5.3.1, §5.4.1: the metadata")
    class Metadata {

        @Test
        void saysThatMessagesAreSigned() {
            assertThat(oauth.get("/.well-known/openid-configuration").json())
                    .containsEntry("require_signed_request_object", true)
                    .containsEntry("require_pushed_authorization_requests", true)
                    .containsEntry("request_object_signing_alg_values_supported", List.of("PS256", "ES256", "EdDSA"))
                    .containsEntry(
                            "response_modes_supported", List.of("query.jwt", "fragment.jwt", "form_post.jwt", "jwt"));
        }
    }

    private AuthorizationRequest request() {
        return oauth.authorize(BANK).with("response_mode", "jwt");
    }

    private Answer push(RequestObject object) {
        return request().signed(object).pushRequest().send();
    }
}
