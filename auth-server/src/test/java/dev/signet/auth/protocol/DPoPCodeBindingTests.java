package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.abbey;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.orchard;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.DPoPProof;
import dev.signet.auth.testing.EndpointRequest;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Codes that are bound to a key by the proof of whoever pushes a request: RFC 9449 §10.1. */
@SignetTest
class DPoPCodeBindingTests {

    private static final JWK KEY = KeyPairs.ec("pushing");
    private static final JWK OTHER = KeyPairs.ec("pushing-other");

    private final OAuth oauth;

    DPoPCodeBindingTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 9449 §10.1: a proof with a pushed request")
    class Pushed {

        @Test
        void bindsTheCodeToItsKey() {
            AuthorizationResponse response =
                    oauth.authorize(harbor()).push(proof(KEY)).as("alice").response();

            assertThat(response.tokenRequest().send()).isRefused(400, "invalid_grant");
            assertThat(proving(response.tokenRequest(), OTHER).send()).isRefused(400, "invalid_grant");
            assertThat(proving(response.tokenRequest(), KEY).send()).hasStatus(200);
        }

        @Test
        void bindsTheCodeAlsoWhereThePersonIsAskedFirst() {
            AuthorizationResponse response = oauth.authorize(orchard())
                    .with("prompt", "consent")
                    .push(proof(KEY))
                    .as("alice")
                    .consent()
                    .response();

            assertThat(proving(response.tokenRequest(), OTHER).send()).isRefused(400, "invalid_grant");
            assertThat(proving(response.tokenRequest(), KEY).send()).hasStatus(200);
        }

        @Test
        void bindsTheCodeOfARequestThatIsSigned() {
            AuthorizationRequest request = oauth.authorize(abbey());
            AuthorizationResponse response = request.signed(request.object())
                    .push(proof(KEY))
                    .as("alice")
                    .response();

            assertThat(proving(response.tokenRequest(), OTHER).send()).isRefused(400, "invalid_grant");
            assertThat(proving(response.tokenRequest(), KEY).send()).hasStatus(200);
        }

        @Test
        void ofTheKeyThatTheRequestNamesIsTaken() {
            AuthorizationResponse response = oauth.authorize(harbor())
                    .with("dpop_jkt", DPoPProof.thumbprint(KEY))
                    .push(proof(KEY))
                    .as("alice")
                    .response();

            assertThat(proving(response.tokenRequest(), KEY).send()).hasStatus(200);
        }

        @Test
        void ofAnotherKeyThanTheRequestNamesMustBeRejected() {
            EndpointRequest push = oauth.authorize(harbor())
                    .with("dpop_jkt", DPoPProof.thumbprint(KEY))
                    .pushRequest();

            assertThat(push.proof(proof(OTHER)).send()).isRefused(400, "invalid_dpop_proof");
        }

        @Test
        void thatIsNotGoodIsRefusedAndNothingIsKept() {
            assertThat(oauth.authorize(harbor())
                            .pushRequest()
                            .proof(DPoPProof.forTokens(oauth, KEY).text())
                            .send())
                    .as("made for another place")
                    .isRefused(400, "invalid_dpop_proof");
            String once = proof(KEY);
            assertThat(oauth.authorize(harbor()).pushRequest().proof(once).send())
                    .hasStatus(201);
            assertThat(oauth.authorize(harbor()).pushRequest().proof(once).send())
                    .isRefused(400, "invalid_dpop_proof");
        }
    }

    private String proof(JWK key) {
        return DPoPProof.forPush(oauth, key).text();
    }

    private EndpointRequest proving(EndpointRequest request, JWK key) {
        return request.proof(DPoPProof.forTokens(oauth, key).text());
    }
}
