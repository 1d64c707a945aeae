package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.cloister;
import static dev.signet.auth.testing.Clients.console;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.locker;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.orchard;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.DPoPProof;
import dev.signet.auth.testing.EndpointRequest;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DPoP, RFC 9449: tokens that are of no use without a key. What a proof must be like, {@link DPoPProofTests} says. */
@SignetTest
class DPoPTests {

    private static final JWK KEY = KeyPairs.ec("dpop");
    private static final JWK OTHER = KeyPairs.ec("dpop-other");

    private final OAuth oauth;

    DPoPTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 9449 §5, §6: what is issued")
    class Issued {

        @Test
        void tokenIsBoundToTheKeyOfTheProof() {
            Tokens tokens = tokens(oauth.token(machine(), "client_credentials"), KEY);

            assertThat(tokens.answer().json()).containsEntry("token_type", "DPoP");
            assertThat(tokens.accessTokenClaims()).containsEntry("cnf", DPoPProof.confirmation(KEY));
        }

        @Test
        void withoutAProofItIsABearerToken() {
            Tokens tokens = oauth.clientCredentials(machine());

            assertThat(tokens.answer().json()).containsEntry("token_type", "Bearer");
            assertThat(tokens.accessTokenClaims()).doesNotContainKey("cnf");
        }

        @Test
        void introspectionTellsTheKeyAlsoOfOpaqueTokens() {
            for (TestClient client : new TestClient[] {machine(), locker()}) {
                Tokens tokens = tokens(oauth.token(client, "client_credentials"), KEY);

                assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json())
                        .as("RFC 9449 §6.2")
                        .containsEntry("active", true)
                        .containsEntry("token_type", "DPoP")
                        .containsEntry("cnf", DPoPProof.confirmation(KEY));
            }
        }

        @Test
        void clientThatIsRegisteredForBoundTokensGetsNoOthers() {
            assertThat(oauth.clientCredentials(cloister()))
                    .as("RFC 9449 §5.2: MUST reject token requests without the header")
                    .isRefused(400, "invalid_request");
            assertThat(tokens(oauth.token(cloister(), "client_credentials"), KEY))
                    .hasStatus(200);
        }

        @Test
        void metadataNamesTheAlgorithms() {
            assertThat(oauth.get("/.well-known/oauth-authorization-server").json())
                    .containsEntry("dpop_signing_alg_values_supported", List.of("ES256", "EdDSA", "PS256"));
        }
    }

    @Nested
    @DisplayName("RFC 9449 §5: refresh tokens")
    class Refresh {

        @Test
        void ofAPublicClientNeedsTheKeyThatItWasIssuedTo() {
            Tokens first = tokens(response(cli()).tokenRequest(), KEY);

            assertThat(first.refreshRequest().send()).as("defect D15").isRefused(400, "invalid_grant");
            assertThat(proving(first.refreshRequest(), OTHER).send()).isRefused(400, "invalid_grant");
            Tokens second = tokens(first.refreshRequest(), KEY);

            assertThat(second.accessTokenClaims()).containsEntry("cnf", DPoPProof.confirmation(KEY));
            assertThat(second.refreshRequest().send()).isRefused(400, "invalid_grant");
            assertThat(tokens(second.refreshRequest(), KEY)).hasStatus(200);
        }

        @Test
        void ofAPublicClientIsBoundFromItsFirstProofOn() {
            Tokens first = response(cli()).exchange();
            Tokens second = tokens(first.refreshRequest(), KEY);

            assertThat(second.refreshRequest().send()).isRefused(400, "invalid_grant");
            assertThat(tokens(second.refreshRequest(), KEY)).hasStatus(200);
        }

        @Test
        void ofAConfidentialClientIsBoundToTheClientAndTheKeyMayChange() {
            Tokens first = tokens(response(harbor()).tokenRequest(), KEY);
            Tokens second = tokens(first.refreshRequest(), OTHER);

            assertThat(second.accessTokenClaims()).containsEntry("cnf", DPoPProof.confirmation(OTHER));
            assertThat(second.refresh().accessTokenClaims()).doesNotContainKey("cnf");
        }
    }

    @Nested
    @DisplayName("RFC 9449 §10: dpop_jkt")
    class CodeBinding {

        @Test
        void codeNeedsTheKeyThatWasNamed() {
            for (TestClient client : new TestClient[] {cli(), harbor()}) {
                AuthorizationResponse response = response(client, DPoPProof.thumbprint(KEY));

                assertThat(response.tokenRequest().send()).isRefused(400, "invalid_grant");
                assertThat(proving(response.tokenRequest(), OTHER).send()).isRefused(400, "invalid_grant");
                assertThat(tokens(response.tokenRequest(), KEY)).hasStatus(200);
            }
        }

        @Test
        void keyOfTheCodeOutlivesTheConsentPage() {
            AuthorizationResponse response = oauth.authorize(orchard())
                    .with("dpop_jkt", DPoPProof.thumbprint(KEY))
                    .with("prompt", "consent")
                    .as("alice")
                    .consent()
                    .response();

            assertThat(response.tokenRequest().send()).isRefused(400, "invalid_grant");
            assertThat(tokens(response.tokenRequest(), KEY)).hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"short", "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9X=", "ä"})
        void whatIsNoThumbprintIsRefused(String thumbprint) {
            Answer answer =
                    oauth.authorize(harbor()).with("dpop_jkt", thumbprint).send();

            assertThat(answer.locationParameters().find("error")).contains("invalid_request");
        }

        private AuthorizationResponse response(TestClient client, String thumbprint) {
            return oauth.authorize(client)
                    .with("dpop_jkt", thumbprint)
                    .as("alice")
                    .response();
        }
    }

    @Nested
    @DisplayName("RFC 9449 §7: at the UserInfo endpoint")
    class UserInfo {

        @ParameterizedTest
        @ValueSource(strings = {"DPoP", "dpop", "DPOP"})
        void tokenOpensWithAProof(String scheme) {
            String token = boundToken();

            assertThat(userinfo(scheme + " " + token, DPoPProof.forUserInfo(oauth, KEY, token)))
                    .as("RFC 9110 §11.1: scheme names ignore case")
                    .hasStatus(200);
        }

        @Test
        void boundTokenIsNoBearerToken() {
            Answer answer = oauth.userinfo(boundToken());

            assertThat(answer).as("RFC 9449 §7.2: MUST NOT be accepted").hasStatus(401);
            assertThat(challenge(answer)).contains("error=\"invalid_token\"");
        }

        @Test
        void bearerTokenIsNoBoundToken() {
            String token = response(harbor()).exchange().accessToken();

            assertRefused(userinfo("DPoP " + token, DPoPProof.forUserInfo(oauth, KEY, token)), "invalid_token");
        }

        @Test
        void proofOfAnotherKeyOpensNothing() {
            String token = boundToken();

            assertRefused(userinfo("DPoP " + token, DPoPProof.forUserInfo(oauth, OTHER, token)), "invalid_token");
        }

        @Test
        void proofMissing() {
            assertRefused(
                    oauth.send(oauth.request("/userinfo").header("Authorization", "DPoP " + boundToken())),
                    "invalid_dpop_proof");
        }

        @Test
        void proofForAnotherTokenOrNone() {
            String token = boundToken();

            assertRefused(
                    userinfo("DPoP " + token, DPoPProof.forUserInfo(oauth, KEY, boundToken())), "invalid_dpop_proof");
            assertRefused(
                    userinfo(
                            "DPoP " + token,
                            DPoPProof.forUserInfo(oauth, KEY, token).with("ath", null)),
                    "invalid_dpop_proof");
        }

        @Test
        void proofForAnotherMethodOrPlace() {
            String token = boundToken();

            assertRefused(
                    userinfo(
                            "DPoP " + token,
                            DPoPProof.forUserInfo(oauth, KEY, token).with("htm", "POST")),
                    "invalid_dpop_proof");
            assertRefused(
                    userinfo(
                            "DPoP " + token,
                            DPoPProof.forUserInfo(oauth, KEY, token).with("htu", "https://elsewhere.example/userinfo")),
                    "invalid_dpop_proof");
        }

        @Test
        void proofIsGoodOnce() {
            String token = boundToken();
            DPoPProof proof = DPoPProof.forUserInfo(oauth, KEY, token);
            String once = proof.text();

            assertThat(userinfo("DPoP " + token, once)).hasStatus(200);
            assertRefused(userinfo("DPoP " + token, once), "invalid_dpop_proof");
        }

        private void assertRefused(Answer answer, String error) {
            assertThat(answer).hasStatus(401);
            assertThat(challenge(answer))
                    .startsWith("DPoP ")
                    .contains("error=\"" + error + "\"")
                    .contains("algs=\"ES256 EdDSA PS256\"");
        }

        private String boundToken() {
            return tokens(response(harbor()).tokenRequest(), KEY).accessToken();
        }

        private Answer userinfo(String authorization, DPoPProof proof) {
            return userinfo(authorization, proof.text());
        }

        private Answer userinfo(String authorization, String proof) {
            return oauth.send(oauth.request("/userinfo")
                    .header("Authorization", authorization)
                    .header("DPoP", proof));
        }

        private static String challenge(Answer answer) {
            return answer.header("WWW-Authenticate").orElse("");
        }
    }

    @Nested
    @DisplayName("RFC 9449 §7.2: at the administration API")
    class Administration {

        @Test
        void boundTokenIsNoBearerToken() {
            Tokens bearer = oauth.clientCredentials(console());
            Tokens bound = tokens(oauth.token(console(), "client_credentials"), KEY);

            assertThat(oauth.send(oauth.request("/admin/api/users")
                            .header("Authorization", "Bearer " + bearer.accessToken())))
                    .hasStatus(200);
            assertThat(oauth.send(
                            oauth.request("/admin/api/users").header("Authorization", "Bearer " + bound.accessToken())))
                    .hasStatus(401);
        }
    }

    private AuthorizationResponse response(TestClient client) {
        return oauth.authorize(client).as("alice").response();
    }

    private Tokens tokens(EndpointRequest request, JWK key) {
        return new Tokens(oauth, request.client(), proving(request, key).send());
    }

    private EndpointRequest proving(EndpointRequest request, JWK key) {
        return request.proof(DPoPProof.forTokens(oauth, key).text());
    }
}
