package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.alcove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Pkce;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proof Key for Code Exchange: RFC 7636, demanded of every client, as OAuth 2.1 does, that is not let off it by its configuration. */
@SignetTest
class PkceTests {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final OAuth oauth;

    PkceTests(OAuth oauth) {
        this.oauth = oauth;
    }

    /** Confidential and public: none of them is let off. */
    static Stream<TestClient> everyKindOfClient() {
        return Stream.of(Clients.harbor(), Clients.lodge(), Clients.cli());
    }

    @Nested
    @DisplayName("RFC 7636 §4.3, §4.4.1: the authorization request")
    class Challenge {

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.PkceTests#everyKindOfClient")
        void requestWithoutAChallengeIsRefused(TestClient client) {
            AuthorizationRequest request =
                    oauth.authorize(client).without("code_challenge").without("code_challenge_method");

            assertThat(refusal(request)).isEqualTo("invalid_request");
        }

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.PkceTests#everyKindOfClient")
        void plainChallengeIsRefused(TestClient client) {
            AuthorizationRequest request = oauth.authorize(client)
                    .with("code_challenge", Pkce.random())
                    .with("code_challenge_method", "plain");

            assertThat(refusal(request)).isEqualTo("invalid_request");
        }

        @Test
        void challengeWithoutAMethodWouldBePlainAndIsRefused() {
            assertThat(refusal(oauth.authorize(Clients.aClient()).without("code_challenge_method")))
                    .isEqualTo("invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"s256", "S512", "S256 plain", ""})
        void unknownMethodIsRefused(String method) {
            assertThat(refusal(oauth.authorize(Clients.aClient()).with("code_challenge_method", method)))
                    .isEqualTo("invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "short",
                    CHALLENGE + "A",
                    CHALLENGE + "=",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw cM"
                })
        void challengeThatIsNoS256DigestIsRefused(String challenge) {
            assertThat(refusal(oauth.authorize(Clients.aClient()).with("code_challenge", challenge)))
                    .isEqualTo("invalid_request");
        }

        @Test
        void repeatedChallengeIsRefused() {
            assertThat(refusal(oauth.authorize(Clients.aClient()).and("code_challenge", CHALLENGE)))
                    .isEqualTo("invalid_request");
        }

        @Test
        void repeatedMethodIsRefused() {
            assertThat(refusal(oauth.authorize(Clients.aClient()).and("code_challenge_method", "S256")))
                    .isEqualTo("invalid_request");
        }

        private String refusal(AuthorizationRequest request) {
            return request.in(oauth.browser().login(TestUser.alice()))
                    .silently()
                    .response()
                    .error()
                    .orElse("none");
        }
    }

    /** OpenID Connect Core §3.1.2.1 leaves the nonce to the client as well, so that nothing is demanded in the place of the challenge. */
    @Nested
    @DisplayName("RFC 9700 §2.1.1, §4.8.2: a confidential client that is let off")
    class LetOff {

        @Test
        void needsNeitherAChallengeNorANonce() {
            AuthorizationResponse response = without(oauth.authorize(alcove()).without("nonce"))
                    .as("alice")
                    .response();

            assertThat(response.tokenRequest().without("code_verifier").send()).hasStatus(200);
        }

        @Test
        void needsNoneWhereItPushesOrThePersonIsAsked() {
            AuthorizationResponse pushed =
                    without(oauth.authorize(alcove())).push().as("alice").response();
            AuthorizationResponse asked = without(oauth.authorize(alcove()).with("prompt", "consent"))
                    .as("alice")
                    .consent()
                    .response();

            assertThat(pushed.tokenRequest().without("code_verifier").send()).hasStatus(200);
            assertThat(asked.tokenRequest().without("code_verifier").send()).hasStatus(200);
        }

        @Test
        void mustStillProveWhoItIs() {
            AuthorizationResponse response =
                    without(oauth.authorize(alcove())).as("alice").response();

            assertThat(response.tokenRequest()
                            .without("code_verifier")
                            .authorization(null)
                            .with("client_id", "alcove")
                            .send())
                    .isRefused(401, "invalid_client");
        }

        @Test
        void isHeldToTheChallengeThatItSends() {
            AuthorizationResponse response =
                    oauth.authorize(alcove()).as("alice").response();

            assertThat(response.tokenRequest().without("code_verifier").send()).isRefused(400, "invalid_grant");
            assertThat(response.tokenRequest()
                            .with("code_verifier", Pkce.random())
                            .send())
                    .isRefused(400, "invalid_grant");
            assertThat(response.exchange()).hasStatus(200);
        }

        /** An attacker who takes the challenge out of a request is found out by the client's verifier. */
        @Test
        void verifierForACodeWithoutAChallengeIsRefused() {
            AuthorizationResponse response =
                    without(oauth.authorize(alcove())).as("alice").response();

            assertThat(response.tokenRequest().send())
                    .as("RFC 9700 §4.8.2: MUST reject")
                    .isRefused(400, "invalid_grant");
        }

        @Test
        void halfOfItIsNotLetOff() {
            assertThat(error(oauth.authorize(alcove()).without("code_challenge")))
                    .contains("invalid_request");
            assertThat(error(oauth.authorize(alcove()).without("code_challenge_method")))
                    .contains("invalid_request");
            assertThat(error(oauth.authorize(alcove()).with("code_challenge_method", "plain")))
                    .contains("invalid_request");
        }

        private AuthorizationRequest without(AuthorizationRequest request) {
            return request.without("code_challenge").without("code_challenge_method");
        }

        private Optional<String> error(AuthorizationRequest request) {
            return request.silently().response().error();
        }
    }

    @Nested
    @DisplayName("RFC 7636 §4.5, §4.6: the token request")
    class Verifier {

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.PkceTests#everyKindOfClient")
        void missingVerifierIsRefused(TestClient client) {
            AuthorizationResponse response = oauth.authorize(client).as("alice").response();

            assertThat(response.tokenRequest().without("code_verifier").send()).isRefused(400, "invalid_grant");
        }

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.PkceTests#everyKindOfClient")
        void wrongVerifierIsRefused(TestClient client) {
            AuthorizationResponse response = oauth.authorize(client).as("alice").response();

            assertThat(response.tokenRequest()
                            .with("code_verifier", Pkce.random())
                            .send())
                    .isRefused(400, "invalid_grant");
        }

        @Test
        void theChallengeItselfIsNoVerifier() {
            AuthorizationRequest request = oauth.authorize(Clients.aClient());
            AuthorizationResponse response = request.as("alice").response();

            assertThat(response.tokenRequest()
                            .with("code_verifier", request.parameter("code_challenge"))
                            .send())
                    .isRefused(400, "invalid_grant");
        }

        @Test
        void verifierOfAnotherRequestIsRefused() {
            AuthorizationResponse mine =
                    oauth.authorize(Clients.aClient()).as("alice").response();
            AuthorizationResponse other =
                    oauth.authorize(Clients.aClient()).as("alice").response();

            assertThat(mine.tokenRequest()
                            .with("code_verifier", other.request().verifier())
                            .send())
                    .isRefused(400, "invalid_grant");
        }

        @Test
        void repeatedVerifierIsRefused() {
            AuthorizationResponse response =
                    oauth.authorize(Clients.aClient()).as("alice").response();

            assertThat(response.tokenRequest()
                            .and("code_verifier", response.request().verifier())
                            .send())
                    .isRefused(400, "invalid_request");
        }

        /** RFC 7636 §4.1: a verifier has at least 43 characters, so that it cannot be guessed. */
        @Test
        void verifierThatIsTooShortToBeOneIsRefusedThoughItMatches() {
            AuthorizationRequest request =
                    oauth.authorize(Clients.aClient()).with("code_challenge", Pkce.s256("short"));

            AuthorizationResponse response = request.as("alice").response();

            assertThat(response.tokenRequest().with("code_verifier", "short").send())
                    .hasStatus(400);
        }

        @ParameterizedTest
        @MethodSource("dev.signet.auth.protocol.PkceTests#everyKindOfClient")
        void rightVerifierIsServed(TestClient client) {
            assertThat(oauth.authorize(client).as("alice").exchange()).hasStatus(200);
        }

        @Test
        void theExampleOfTheStandardIsServed() {
            AuthorizationResponse response = oauth.authorize(Clients.aClient())
                    .with("code_challenge", CHALLENGE)
                    .as("alice")
                    .response();

            assertThat(response.tokenRequest()
                            .with("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
                            .send())
                    .hasStatus(200);
        }
    }
}
