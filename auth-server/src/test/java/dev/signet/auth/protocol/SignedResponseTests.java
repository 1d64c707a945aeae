package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.belfry;
import static dev.signet.auth.testing.Clients.chancery;
import static dev.signet.auth.testing.Clients.chapel;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed answers: JWT Secured Authorization Response Mode for OAuth 2.0 (JARM). */
@SignetTest
class SignedResponseTests {

    private final OAuth oauth;
    private final People people;

    SignedResponseTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @Nested
    @DisplayName("JARM §2.1: the JWT")
    class TheJwt {

        @Test
        void saysWhoseItIsForWhomAndForHowLongBesideTheAnswer() {
            AuthorizationRequest request = signedIn(aClient()).with("response_mode", "query.jwt");

            Map<String, Object> claims = oauth.jwts().claims(jwt(request.send()));

            assertThat(claims)
                    .containsOnlyKeys("iss", "aud", "iat", "exp", "code", "state")
                    .containsEntry("iss", oauth.issuer())
                    .containsEntry("aud", aClient().id())
                    .containsEntry("state", request.parameter("state"));
            assertThat((long) claims.get("exp") - (long) claims.get("iat")).isEqualTo(600);
        }

        @Test
        void carriesErrorsToo() {
            AuthorizationRequest request =
                    oauth.authorize(aClient()).with("response_mode", "jwt").with("prompt", "none");

            Map<String, Object> claims = oauth.jwts().claims(jwt(request.send()));

            assertThat(claims).containsEntry("error", "login_required").containsKeys("iss", "aud", "exp", "state");
        }

        @Test
        void isSignedWithTheAlgorithmOfTheClientsIdTokens() {
            assertThat(algorithm(aClient())).isEqualTo("RS256");
            assertThat(algorithm(chapel())).isEqualTo("PS256");
            assertThat(algorithm(belfry())).isEqualTo("EdDSA");
        }

        /** §3: {@code authorization_signed_response_alg} */
        @Test
        void isSignedWithTheAlgorithmThatTheClientRegisteredForIt() {
            assertThat(algorithm(chancery())).isEqualTo("PS256");
        }

        @Test
        void isNoIdToken() {
            String jwt = jwt(signedIn(aClient()).with("response_mode", "jwt").send());

            AuthorizationRequest request = signedIn(aClient()).with("id_token_hint", jwt);

            assertThat(request.silently().response().error()).contains("invalid_request");
        }

        private String algorithm(TestClient client) {
            String jwt = jwt(signedIn(client).with("response_mode", "jwt").send());
            return oauth.jwts().verified(jwt).getHeader().getAlgorithm().getName();
        }
    }

    @Nested
    @DisplayName("JARM §2.3: the modes")
    class Modes {

        @ParameterizedTest
        @ValueSource(strings = {"query.jwt", "fragment.jwt", "form_post.jwt", "jwt"})
        void carryNothingButTheJwt(String mode) {
            AuthorizationRequest request = signedIn(aClient()).with("response_mode", mode);

            Answer answer = request.send();

            AuthorizationResponse response = new Arrival(request, answer).response();
            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(answer.body() + answer.locationOrNothing()).doesNotContain(response.code());
            assertThat(answer.locationOrNothing()).doesNotContain("state=");
            assertThat(response.exchange()).hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"query.jwt", "fragment.jwt", "form_post.jwt", "jwt"})
        void holdAfterConsentAndForPushedRequests(String mode) {
            AuthorizationRequest request =
                    oauth.authorize(orchard()).with("response_mode", mode).push();

            AuthorizationResponse response =
                    request.as(people.newcomer()).consent().response();

            assertThat(response.exchange()).hasStatus(200);
        }

        @Test
        void theUsualOneForACodeIsTheQuery() {
            Answer answer = signedIn(aClient()).with("response_mode", "jwt").send();

            assertThat(answer.location().getRawFragment()).isNull();
            assertThat(answer.locationParameters().names()).containsExactly("response");
        }

        @ParameterizedTest
        @ValueSource(strings = {"jwt.query", "query_jwt", "JWT", "form_post_jwt"})
        void noOtherNameIsOne(String mode) {
            AuthorizationRequest request = signedIn(aClient()).with("response_mode", mode);

            assertThat(request.silently().response().error()).contains("invalid_request");
        }
    }

    private AuthorizationRequest signedIn(TestClient client) {
        return oauth.authorize(client).in(oauth.browser().login(TestUser.alice()));
    }

    private static String jwt(Answer answer) {
        Parameters sent = answer.locationParameters();
        return sent.find("response").orElseThrow(() -> new AssertionError("no JWT but " + answer));
    }
}
