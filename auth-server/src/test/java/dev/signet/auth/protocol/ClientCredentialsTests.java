package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.AUDIENCE;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Clients on their own behalf: RFC 6749 §4.4. */
@SignetTest
class ClientCredentialsTests {

    private final OAuth oauth;

    ClientCredentialsTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 6749 §4.4.2: the request")
    class Request {

        @Test
        void clientThatIsNotRegisteredForTheGrantIsRefused() {
            assertThat(oauth.clientCredentials(harbor())).isRefused(400, "unauthorized_client");
        }

        @Test
        void scopeThatIsNotRegisteredIsRefused() {
            Answer answer = oauth.token(machine(), "client_credentials")
                    .with("scope", "orders:read orders:write")
                    .send();

            assertThat(answer).isRefused(400, "invalid_scope");
        }

        @Test
        void openidIsNotForMachines() {
            Answer answer = oauth.token(machine(), "client_credentials")
                    .with("scope", "openid")
                    .send();

            assertThat(answer).isRefused(400, "invalid_scope");
        }
    }

    @Nested
    @DisplayName("RFC 6749 §4.4.3: the answer")
    class TheAnswer {

        @Test
        void accessTokenAndNothingElse() {
            Tokens tokens = oauth.clientCredentials(machine());

            assertThat(tokens.answer().json())
                    .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("expires_in", 300L)
                    .containsEntry("scope", "orders:read");
        }

        @Test
        void theSubjectIsTheClient() {
            Map<String, Object> claims = oauth.clientCredentials(machine()).accessTokenClaims();

            assertThat(claims)
                    .containsEntry("sub", "machine")
                    .containsEntry("client_id", "machine")
                    .containsEntry("iss", oauth.issuer())
                    .containsEntry("aud", AUDIENCE)
                    .containsEntry("scope", "orders:read")
                    .doesNotContainKeys("sid", "auth_time");
        }

        @Test
        void noTokenIsGivenTwice() {
            Tokens first = oauth.clientCredentials(machine());
            Tokens second = oauth.clientCredentials(machine());

            assertThat(first.accessTokenClaims().get("jti"))
                    .isNotEqualTo(second.accessTokenClaims().get("jti"));
        }

        @Test
        void itOpensNoUserinfo() {
            assertThat(oauth.clientCredentials(machine()).userinfo().status()).isIn(401, 403);
        }
    }
}
