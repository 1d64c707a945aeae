package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Pkce;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Core 1.0: the authentication request and the ID token. */
@SignetTest
class OpenIdConnectTests {

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;

    OpenIdConnectTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
    }

    /** D6: out of the box, {@code prompt=none} without a session shows a login page. */
    @Nested
    @DisplayName("Core §3.1.2.1, §3.1.2.6: prompt=none")
    class PromptNone {

        @Test
        void nobodySignedInIsLoginRequired() {
            AuthorizationRequest request = oauth.authorize(aClient()).with("prompt", "none");

            AuthorizationResponse response = request.silently().response();

            assertThat(response.error()).contains("login_required");
            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.parameters().find("iss")).contains(oauth.issuer());
        }

        @Test
        void theAnswerIsImmediate() {
            Answer answer = oauth.authorize(aClient()).with("prompt", "none").send();

            assertThat(answer.location().toString()).startsWith(aClient().redirectUri());
        }

        @Test
        void consentThatIsMissingIsConsentRequired() {
            Browser browser = oauth.browser().login(people.newcomer());
            AuthorizationRequest request =
                    oauth.authorize(orchard()).in(browser).with("prompt", "none");

            AuthorizationResponse response = request.silently().response();

            assertThat(response.error()).contains("consent_required");
            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.parameters().find("iss")).contains(oauth.issuer());
        }

        @Test
        void wrongRedirectUriIsStillToldOnAPage() {
            Answer answer = oauth.authorize(aClient())
                    .with("prompt", "none")
                    .with("redirect_uri", "https://evil.example/")
                    .send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @Test
        void unknownClientIsStillToldOnAPage() {
            Answer answer = oauth.authorize(aClient().withId("nobody"))
                    .with("prompt", "none")
                    .send();

            assertThat(answer).isErrorPage("invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"none login", "none consent", "login none"})
        void noneGoesWithNothingElse(String prompt) {
            AuthorizationRequest request = oauth.authorize(aClient())
                    .in(oauth.browser().login(TestUser.alice()))
                    .with("prompt", prompt);

            assertThat(request.silently().response().error()).contains("invalid_request");
        }

        @Test
        void sessionAndConsentAreEnough() {
            Browser browser = oauth.browser().login(TestUser.alice());

            Tokens tokens = oauth.authorize(aClient())
                    .in(browser)
                    .with("prompt", "none")
                    .silently()
                    .exchange();

            assertThat(tokens).hasStatus(200);
        }
    }

    @Nested
    @DisplayName("Core §2: ID token")
    class IdToken {

        @Test
        void itIsSignedWithRs256ByAPublishedKey() {
            JWSHeader header = oauth.jwts().verified(someTokens().idToken()).getHeader();

            assertThat(header.getAlgorithm().getName()).isEqualTo("RS256");
            assertThat(header.getType().getType()).isNotEqualTo("at+jwt");
        }

        @Test
        void itSaysWhoForWhomAndWhen() {
            TestUser user = people.newcomer();
            long before = clock.instant().getEpochSecond();

            Map<String, Object> claims =
                    oauth.authorize(aClient()).as(user).exchange().idTokenClaims();

            assertThat(claims)
                    .containsEntry("iss", oauth.issuer())
                    .containsEntry("sub", user.id())
                    .containsEntry("aud", aClient().id())
                    .containsEntry("amr", List.of("pwd"))
                    .containsKey("sid");
            assertThat((long) claims.get("iat"))
                    .isBetween(before, clock.instant().getEpochSecond());
            assertThat((long) claims.get("exp")).isGreaterThan((long) claims.get("iat"));
        }

        /** D8: out of the box, a login without a factor's time ends in an error at the token endpoint. */
        @Test
        void itSaysWhenTheLoginWas() {
            long before = clock.instant().getEpochSecond();
            Browser browser = oauth.browser().login(TestUser.alice());
            long after = clock.instant().getEpochSecond();
            clock.advance(Duration.ofMinutes(7));

            Map<String, Object> claims =
                    oauth.authorize(aClient()).in(browser).silently().exchange().idTokenClaims();

            assertThat((long) claims.get("auth_time")).isBetween(before, after);
        }

        @Test
        void itRepeatsTheNonceAndOnlyOnce() {
            String nonce = Pkce.random();

            Tokens tokens =
                    oauth.authorize(aClient()).with("nonce", nonce).as("alice").exchange();

            assertThat(tokens.idTokenClaims()).containsEntry("nonce", nonce);
        }

        @Test
        void withoutANonceThereIsNone() {
            Tokens tokens =
                    oauth.authorize(aClient()).without("nonce").as("alice").exchange();

            assertThat(tokens.idTokenClaims()).doesNotContainKey("nonce");
        }

        @Test
        void itBindsTheAccessToken() throws Exception {
            Tokens tokens = someTokens();

            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(tokens.accessToken().getBytes(java.nio.charset.StandardCharsets.US_ASCII));

            assertThat(tokens.idTokenClaims())
                    .as("Core §3.1.3.6")
                    .containsEntry(
                            "at_hash",
                            Base64URL.encode(Arrays.copyOf(hash, hash.length / 2))
                                    .toString());
        }

        @Test
        void itIsNoAccessToken() {
            assertThat(oauth.userinfo(someTokens().idToken())).hasStatus(401);
        }
    }

    @Nested
    @DisplayName("Core §12.2: ID token of a refresh")
    class OfARefresh {

        @Test
        void whoWhereAndWhenStayTheSame() {
            Tokens first = someTokens();

            Map<String, Object> before = first.idTokenClaims();
            Map<String, Object> after = first.refresh().idTokenClaims();

            assertThat(after)
                    .containsEntry("iss", before.get("iss"))
                    .containsEntry("sub", before.get("sub"))
                    .containsEntry("aud", before.get("aud"))
                    .containsEntry("sid", before.get("sid"))
                    .containsEntry("auth_time", before.get("auth_time"));
        }

        @Test
        void theNonceIsNotUsedAgain() {
            assertThat(someTokens().refresh().idTokenClaims()).doesNotContainKey("nonce");
        }
    }

    private Tokens someTokens() {
        return oauth.authorize(aClient()).as("alice").exchange();
    }
}
