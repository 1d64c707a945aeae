package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.AUDIENCE;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static dev.signet.auth.testing.Clients.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Forgery;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token introspection: RFC 7662. */
@SignetTest
class IntrospectionTests {

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;

    IntrospectionTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
    }

    /** D12: out of the box, any client may introspect any token. */
    @Nested
    @DisplayName("RFC 7662 §2.1, §4: who may ask")
    class WhoMayAsk {

        @Test
        void nobodyAsksWithoutAuthentication() {
            Answer answer = oauth.introspectionRequest(ordersApi(), someTokens().accessToken())
                    .authorization(null)
                    .send();

            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.json()).doesNotContainKey("active");
        }

        @Test
        void wrongSecretIsRefused() {
            Answer answer = oauth.introspect(
                    ordersApi().withSecret("not-the-secret"), someTokens().accessToken());

            assertThat(answer).isRefused(401, "invalid_client");
        }

        @Test
        void publicClientIsRefusedEvenForItsOwn() {
            Tokens tokens = oauth.authorize(cli()).as("alice").exchange();

            Answer answer = oauth.introspect(cli(), tokens.accessToken());

            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.error()).contains("invalid_client");
        }

        @Test
        void tokenOfAnotherClientIsUnknown() {
            Tokens tokens = someTokens();

            assertThat(oauth.introspect(warehouse(), tokens.accessToken())).saysInactiveAndNothingElse();
            assertThat(oauth.introspect(warehouse(), tokens.refreshToken())).saysInactiveAndNothingElse();
            assertThat(oauth.introspect(machine(), tokens.accessToken())).saysInactiveAndNothingElse();
        }

        @Test
        void clientAsksAboutItsOwn() {
            Tokens tokens = someTokens();

            assertThat(oauth.introspect(aClient(), tokens.accessToken()).json()).containsEntry("active", true);
            assertThat(oauth.introspect(aClient(), tokens.refreshToken()).json())
                    .containsEntry("active", true);
        }

        @Test
        void theApiThatMayAskAboutAnyIsToldOfAny() {
            assertThat(oauth.isActive(someTokens().accessToken())).isTrue();
            assertThat(oauth.isActive(someTokens().refreshToken())).isTrue();
            assertThat(oauth.isActive(oauth.clientCredentials(machine()).accessToken()))
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("RFC 7662 §2.2: what is not active")
    class NotActive {

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", " ", "\u0000", "💥"})
        void unknownTokenIsExactlyInactive(String token) {
            Answer answer = oauth.introspect(ordersApi(), token);

            assertThat(answer.status()).isIn(200, 400);
            assertThat(answer.json().getOrDefault("active", false)).isEqualTo(false);
        }

        @Test
        void unknownTokenSaysNothingElse() {
            assertThat(oauth.introspect(ordersApi(), "unknown")).saysInactiveAndNothingElse();
        }

        @Test
        void missingTokenIsAnError() {
            Answer answer = oauth.introspectionRequest(ordersApi(), "any")
                    .without("token")
                    .send();

            assertThat(answer).hasStatus(400);
            assertThat(answer.error()).contains("invalid_request");
        }

        @Test
        void repeatedTokenIsAnError() {
            Answer answer = oauth.introspectionRequest(ordersApi(), "one")
                    .and("token", "two")
                    .send();

            assertThat(answer).hasStatus(400);
            assertThat(answer.error()).contains("invalid_request");
        }

        @Test
        void revokedAccessTokenIsExactlyInactive() {
            Tokens tokens = someTokens();
            oauth.revoke(aClient(), tokens.accessToken());

            assertThat(oauth.introspect(ordersApi(), tokens.accessToken())).saysInactiveAndNothingElse();
        }

        @Test
        void revokedRefreshTokenIsExactlyInactive() {
            Tokens tokens = someTokens();
            oauth.revoke(aClient(), tokens.refreshToken());

            assertThat(oauth.introspect(ordersApi(), tokens.refreshToken())).saysInactiveAndNothingElse();
            assertThat(oauth.introspect(ordersApi(), tokens.accessToken())).saysInactiveAndNothingElse();
        }

        @Test
        void expiredAccessTokenIsExactlyInactive() {
            Tokens tokens = someTokens();
            clock.advance(Duration.ofSeconds(60));

            assertThat(oauth.introspect(ordersApi(), tokens.accessToken())).saysInactiveAndNothingElse();
        }

        @Test
        void rotatedAwayRefreshTokenIsExactlyInactive() {
            Tokens tokens = someTokens();
            tokens.refresh();

            assertThat(oauth.introspect(ordersApi(), tokens.refreshToken())).saysInactiveAndNothingElse();
        }

        @Test
        void askingAboutARotatedAwayTokenEndsNothing() {
            Tokens tokens = someTokens();
            Tokens successor = tokens.refresh();
            oauth.introspect(ordersApi(), tokens.refreshToken());

            assertThat(successor.refresh()).hasStatus(200);
        }

        @ParameterizedTest
        @EnumSource(Forgery.class)
        void forgedAccessTokenIsExactlyInactive(Forgery forgery) {
            String forged = forgery.of(someTokens().accessToken());

            assertThat(oauth.introspect(ordersApi(), forged)).saysInactiveAndNothingElse();
        }

        @Test
        void idTokenIsExactlyInactive() {
            assertThat(oauth.introspect(ordersApi(), someTokens().idToken())).saysInactiveAndNothingElse();
        }

        @Test
        void codeIsExactlyInactive() {
            String code = oauth.authorize(aClient()).as("alice").response().code();

            assertThat(oauth.introspect(ordersApi(), code)).saysInactiveAndNothingElse();
        }
    }

    @Nested
    @DisplayName("RFC 7662 §2.2: what is active")
    class Active {

        @Test
        void accessTokenIsDescribed() {
            TestUser user = people.newcomer();
            Tokens tokens = oauth.authorize(harbor()).as(user).exchange();

            Answer answer = oauth.introspect(ordersApi(), tokens.accessToken());

            assertThat(answer.json())
                    .containsEntry("active", true)
                    .containsEntry("iss", oauth.issuer())
                    .containsEntry("sub", user.id())
                    .containsEntry("client_id", "harbor")
                    .containsEntry("token_type", "Bearer")
                    .containsKeys("iat", "exp", "jti", "scope");
            assertThat(answer.json().get("aud")).asString().contains(AUDIENCE);
            assertThat(answer.json().get("scope").toString().split(" "))
                    .containsExactlyInAnyOrder(harbor().scope().split(" "));
        }

        @Test
        void timesAreThoseOfTheToken() {
            Tokens tokens = someTokens();

            Answer answer = oauth.introspect(ordersApi(), tokens.accessToken());

            assertThat(answer.json())
                    .containsEntry("iat", tokens.accessTokenClaims().get("iat"))
                    .containsEntry("exp", tokens.accessTokenClaims().get("exp"))
                    .containsEntry("jti", tokens.accessTokenClaims().get("jti"));
        }

        @Test
        void wrongHintHarmsNothing() {
            Tokens tokens = someTokens();

            Answer answer = oauth.introspectionRequest(ordersApi(), tokens.accessToken())
                    .with("token_type_hint", "refresh_token")
                    .send();

            assertThat(answer.json()).containsEntry("active", true);
        }

        @Test
        void clientOnItsOwnBehalfIsItsOwnSubject() {
            TestClient machine = machine();

            Answer answer = oauth.introspect(
                    ordersApi(), oauth.clientCredentials(machine).accessToken());

            assertThat(answer.json()).containsEntry("sub", "machine").containsEntry("client_id", "machine");
        }
    }

    private Tokens someTokens() {
        return oauth.authorize(aClient()).as("alice").exchange();
    }
}
