package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static dev.signet.auth.testing.Clients.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Forgery;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token revocation: RFC 7009. */
@SignetTest
class RevocationTests {

    private final OAuth oauth;

    RevocationTests(OAuth oauth) {
        this.oauth = oauth;
    }

    /** D12: whoever may revoke is a rule of ours. */
    @Nested
    @DisplayName("RFC 7009 §2.1: who may revoke")
    class WhoMayRevoke {

        @Test
        void nobodyRevokesWithoutAuthentication() {
            Tokens tokens = someTokens();

            Answer answer = oauth.revocationRequest(aClient(), tokens.accessToken())
                    .authorization(null)
                    .send();

            assertThat(answer.status()).isIn(400, 401);
            assertThat(tokens.accessTokenIsActive()).isTrue();
        }

        @Test
        void wrongSecretIsRefused() {
            Tokens tokens = someTokens();

            Answer answer = oauth.revoke(aClient().withSecret("not-the-secret"), tokens.accessToken());

            assertThat(answer).isRefused(401, "invalid_client");
            assertThat(tokens.accessTokenIsActive()).isTrue();
        }

        @Test
        void clientIdAloneDoesNotRevokeForAConfidentialClient() {
            Tokens tokens = someTokens();
            TestClient pretender = aClient().withSecret(null).by(TestClient.Method.NONE);

            assertThat(oauth.revoke(pretender, tokens.refreshToken())).isRefused(401, "invalid_client");
            assertThat(tokens.refresh()).hasStatus(200);
        }

        @Test
        void tokenOfAnotherClientStaysGood() {
            Tokens tokens = someTokens();

            oauth.revoke(warehouse(), tokens.accessToken());
            oauth.revoke(warehouse(), tokens.refreshToken());
            oauth.revoke(cli(), tokens.refreshToken());

            assertThat(tokens.accessTokenIsActive()).isTrue();
            assertThat(tokens.refresh()).hasStatus(200);
        }

        @Test
        void publicClientRevokesItsOwn() {
            Tokens tokens = oauth.authorize(cli()).as("alice").exchange();

            assertThat(oauth.revoke(cli(), tokens.refreshToken())).hasStatus(200);
            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
            assertThat(tokens.accessTokenIsActive()).isFalse();
        }

        @Test
        void theApiThatMayRevokeAnyRevokesAny() {
            Tokens tokens = someTokens();

            assertThat(oauth.revoke(ordersApi(), tokens.accessToken())).hasStatus(200);
            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(oauth.revoke(ordersApi(), tokens.refreshToken())).hasStatus(200);
            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
        }
    }

    @Nested
    @DisplayName("RFC 7009 §2.1: the request")
    class Request {

        @Test
        void missingTokenIsAnError() {
            Answer answer =
                    oauth.revocationRequest(aClient(), "any").without("token").send();

            assertThat(answer).hasStatus(400);
            assertThat(answer.error()).contains("invalid_request");
        }

        @Test
        void repeatedTokenIsAnErrorAndRevokesNothing() {
            Tokens tokens = someTokens();

            Answer answer = oauth.revocationRequest(aClient(), tokens.accessToken())
                    .and("token", tokens.refreshToken())
                    .send();

            assertThat(answer).hasStatus(400);
            assertThat(tokens.accessTokenIsActive()).isTrue();
        }

        @Test
        void wrongHintHarmsNothing() {
            Tokens tokens = someTokens();

            oauth.revocationRequest(aClient(), tokens.refreshToken())
                    .with("token_type_hint", "access_token")
                    .send();

            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void getRevokesNothing() {
            Tokens tokens = someTokens();

            oauth.send(oauth.getRequest(
                    oauth.uri("/oauth2/revoke?token=" + tokens.accessToken()),
                    aClient().basic()));

            assertThat(tokens.accessTokenIsActive()).isTrue();
        }
    }

    @Nested
    @DisplayName("RFC 7009 §2.1, §2.2: what follows")
    class WhatFollows {

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
        void unknownTokenIsAnsweredLikeARevokedOne(String token) {
            assertThat(oauth.revoke(aClient(), token)).hasStatus(200);
        }

        @ParameterizedTest
        @EnumSource(Forgery.class)
        void forgeryOfATokenDoesNotRevokeIt(Forgery forgery) {
            Tokens tokens = someTokens();

            assertThat(oauth.revoke(aClient(), forgery.of(tokens.accessToken())))
                    .isNoServerError();

            assertThat(tokens.accessTokenIsActive()).isTrue();
        }

        @Test
        void accessTokenGoesAlone() {
            Tokens tokens = someTokens();

            assertThat(oauth.revoke(aClient(), tokens.accessToken())).hasStatus(200);

            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.userinfo()).hasStatus(401);
            assertThat(tokens.refresh()).hasStatus(200);
        }

        @Test
        void refreshTokenTakesItsGrantWithIt() {
            Tokens first = someTokens();
            Tokens second = first.refresh();

            assertThat(oauth.revoke(aClient(), second.refreshToken())).hasStatus(200);

            assertThat(first.accessTokenIsActive()).isFalse();
            assertThat(second.accessTokenIsActive()).isFalse();
            assertThat(second.userinfo()).hasStatus(401);
            assertThat(second.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void revokingTwiceIsRevokingOnce() {
            Tokens tokens = someTokens();
            oauth.revoke(aClient(), tokens.accessToken());
            oauth.revoke(aClient(), tokens.refreshToken());

            assertThat(oauth.revoke(aClient(), tokens.accessToken())).hasStatus(200);
            assertThat(oauth.revoke(aClient(), tokens.refreshToken())).hasStatus(200);
        }

        @Test
        void tokensOfMachinesAreRevokedToo() {
            Tokens tokens = oauth.clientCredentials(machine());

            oauth.revoke(machine(), tokens.accessToken());

            assertThat(tokens.accessTokenIsActive()).isFalse();
        }

        @Test
        void otherGrantsOfThePersonStayGood() {
            Tokens other = someTokens();
            Tokens tokens = someTokens();

            oauth.revoke(aClient(), tokens.refreshToken());

            assertThat(other.accessTokenIsActive()).isTrue();
        }
    }

    private Tokens someTokens() {
        return oauth.authorize(aClient()).as("alice").exchange();
    }
}
