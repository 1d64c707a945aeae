package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.broker;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.EndpointRequest;
import dev.signet.auth.testing.Forgery;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token exchange: RFC 8693 §2, §3, §5. */
@SignetTest
class TokenExchangeTests {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final OAuth oauth;
    private final MutableClock clock;

    TokenExchangeTests(OAuth oauth, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    @Nested
    @DisplayName("RFC 8693 §2.2.2: what is refused")
    class Refused {

        @Test
        void clientWithoutTheGrantIsRefused() {
            assertThat(exchange(ordersApi(), someTokens().accessToken()).send()).isRefused(400, "unauthorized_client");
        }

        @Test
        void clientThatDoesNotProveWhoItIsIsRefused() {
            TestClient pretender = broker().withSecret(null).by(TestClient.Method.NONE);

            assertThat(exchange(pretender, someTokens().accessToken()).send()).isRefused(401, "invalid_client");
            assertThat(exchange(broker().withSecret("another"), someTokens().accessToken())
                            .send())
                    .isRefused(401, "invalid_client");
        }

        /** "if either the subject_token or actor_token are invalid for any reason … invalid_request" */
        @ParameterizedTest
        @EnumSource(Forgery.class)
        void forgedTokenIsRefused(Forgery forgery) {
            assertThat(exchange(broker(), forgery.of(someTokens().accessToken()))
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void tokenOfAnotherKindIsRefused() {
            Tokens tokens = someTokens();

            assertThat(exchange(broker(), tokens.idToken()).send()).isRefused(400, "invalid_request");
            assertThat(exchange(broker(), tokens.refreshToken()).send()).isRefused(400, "invalid_request");
        }

        @Test
        void tokenThatWasTakenBackOrExpiredIsRefused() {
            Tokens taken = someTokens();
            Tokens old = someTokens();
            oauth.revoke(harbor(), taken.accessToken());

            assertThat(exchange(broker(), taken.accessToken()).send()).isRefused(400, "invalid_request");
            clock.advance(Duration.ofSeconds(60));
            assertThat(exchange(broker(), old.accessToken()).send()).isRefused(400, "invalid_request");
        }

        /** §5: whoever finds a token that was not meant for them gains nothing by being a client. */
        @Test
        void tokenForAnotherAudienceIsRefused() {
            Tokens forTheWarehouse =
                    oauth.authorize(Clients.warehouse()).as("alice").exchange();

            assertThat(exchange(broker(), forTheWarehouse.accessToken()).send()).isRefused(400, "invalid_request");
        }

        @Test
        void tokenOfAClientOnItsOwnBehalfIsRefused() {
            assertThat(exchange(broker(), oauth.clientCredentials(machine()).accessToken())
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"subject_token", "subject_token_type"})
        void missingParameterIsRefused(String parameter) {
            assertThat(exchange(broker(), someTokens().accessToken())
                            .without(parameter)
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "urn:ietf:params:oauth:token-type:refresh_token",
                    "urn:ietf:params:oauth:token-type:saml2",
                    "urn:ietf:params:oauth:token-type:id_token"
                })
        void typeThatIsNotServedIsRefused(String type) {
            String token = someTokens().accessToken();

            assertThat(exchange(broker(), token)
                            .with("subject_token_type", type)
                            .send())
                    .isRefused(400, "invalid_request");
            assertThat(exchange(broker(), token)
                            .with("requested_token_type", type)
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://elsewhere.example", "http://localhost:9001"})
        void audienceThatThePolicyDoesNotNameIsRefused(String audience) {
            String token = someTokens().accessToken();

            assertThat(exchange(broker(), token).with("audience", audience).send())
                    .isRefused(400, "invalid_target");
            assertThat(exchange(broker(), token).with("resource", audience).send())
                    .isRefused(400, "invalid_target");
            assertThat(exchange(broker(), token)
                            .with("audience", Clients.CELLAR_AUDIENCE)
                            .and("audience", audience)
                            .send())
                    .isRefused(400, "invalid_target");
        }
    }

    @Nested
    @DisplayName("RFC 8693 §3: types of tokens")
    class Types {

        @Test
        void accessTokenMayAlsoBeCalledTheJwtThatItIs() {
            assertThat(exchange(broker(), someTokens().accessToken())
                            .with("subject_token_type", JWT)
                            .send())
                    .hasStatus(200);
        }

        /** What is issued is called an access token, so nothing else is promised. */
        @Test
        void onlyAccessTokensAreIssued() {
            assertThat(exchange(broker(), someTokens().accessToken())
                            .with("requested_token_type", JWT)
                            .send())
                    .isRefused(400, "invalid_request");
            assertThat(exchange(broker(), someTokens().accessToken())
                            .with("requested_token_type", ACCESS_TOKEN)
                            .send())
                    .hasStatus(200);
        }
    }

    @Nested
    @DisplayName("RFC 8693 §2.1: never wider")
    class NeverWider {

        /** D11: out of the box a client obtains every scope that it may have itself. */
        @Test
        void scopeThatTheTokenDoesNotHaveIsRefused() {
            String token = oauth.authorize(harbor())
                    .scope("openid orders:read")
                    .as("alice")
                    .exchange()
                    .accessToken();

            assertThat(exchange(broker(), token).with("scope", "orders:write").send())
                    .isRefused(400, "invalid_scope");
            assertThat(exchanged(broker(), token).scope()).containsExactly("orders:read");
        }

        @Test
        void scopeThatTheClientIsNotRegisteredForIsNotPassedOn() {
            String token = someTokens().accessToken();

            assertThat(exchange(broker(), token).with("scope", "email").send()).isRefused(400, "invalid_scope");
            assertThat(exchanged(broker(), token).scope()).containsExactlyInAnyOrder("orders:read", "orders:write");
        }

        @Test
        void lessIsGivenToWhoeverAsksForLess() {
            Tokens tokens = new Tokens(
                    oauth,
                    broker(),
                    exchange(broker(), someTokens().accessToken())
                            .with("scope", "orders:read")
                            .send());

            assertThat(tokens.scope()).containsExactly("orders:read");
        }

        @Test
        void theNewTokenDoesNotOutliveTheOldOne() {
            Tokens old = someTokens();
            clock.advance(Duration.ofSeconds(40));

            Tokens tokens = exchanged(broker(), old.accessToken());

            assertThat(tokens.accessTokenClaims().get("exp"))
                    .isEqualTo(old.accessTokenClaims().get("exp"));
        }

        @Test
        void thereIsNoRefreshTokenAndNoIdToken() {
            assertThat(exchanged(broker(), someTokens().accessToken()).answer().json())
                    .doesNotContainKeys("refresh_token", "id_token");
        }
    }

    private Tokens someTokens() {
        return oauth.authorize(harbor()).as("alice").exchange();
    }

    private Tokens exchanged(TestClient client, String token) {
        return new Tokens(oauth, client, exchange(client, token).send());
    }

    private EndpointRequest exchange(TestClient client, String token) {
        return oauth.token(client, EXCHANGE).with("subject_token", token).with("subject_token_type", ACCESS_TOKEN);
    }
}
