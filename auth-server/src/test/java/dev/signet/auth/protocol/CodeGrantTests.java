package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.ledger;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redeeming an authorization code: RFC 6749 §4.1.2 to §4.1.4, RFC 9700 §2.1. */
@SignetTest
class CodeGrantTests {

    private final OAuth oauth;
    private final MutableClock clock;

    CodeGrantTests(OAuth oauth, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.3: what the server verifies")
    class WhatIsVerified {

        @Test
        void codeThatNobodyIssuedIsRefused() {
            Answer answer = aResponse()
                    .tokenRequest()
                    .with("code", "guessed-guessed-guessed")
                    .send();

            assertThat(answer).isRefused(400, "invalid_grant");
        }

        @Test
        void missingCodeIsRefused() {
            assertThat(aResponse().tokenRequest().without("code").send()).isRefused(400, "invalid_request");
        }

        @Test
        void repeatedCodeIsRefused() {
            AuthorizationResponse response = aResponse();

            assertThat(response.tokenRequest().and("code", response.code()).send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void codeOfAnotherClientIsRefusedAndLostToItsOwner() {
            AuthorizationResponse response = aResponse();

            Answer stolen = response.tokenRequestOf(warehouse()).send();

            assertThat(stolen).isRefused(400, "invalid_grant");
            assertThat(response.tokenRequest().send()).as("it has leaked").isRefused(400, "invalid_grant");
        }

        @Test
        void codeOfAConfidentialClientIsNothingToAPublicOne() {
            assertThat(aResponse().tokenRequestOf(cli()).send()).isRefused(400, "invalid_grant");
        }

        @Test
        void codeOfAClientIsNotRedeemedInItsNameWithoutItsSecret() {
            TestClient pretender = aClient().withSecret(null).by(TestClient.Method.NONE);

            assertThat(aResponse().tokenRequestOf(pretender).send()).isRefused(401, "invalid_client");
        }

        @Test
        void clientWithoutTheCodeGrantIsRefused() {
            assertThat(aResponse().tokenRequestOf(machine()).send()).isRefused(400, "unauthorized_client");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/",
                    "https://lodge.example/callback/",
                    "https://lodge.example/callback/second",
                    "https://LODGE.example/callback",
                    ""
                })
        void redirectUriOtherThanTheOneOfTheRequestIsRefused(String redirectUri) {
            AuthorizationResponse response =
                    oauth.authorize(lodge()).as("alice").response();

            Answer answer =
                    response.tokenRequest().with("redirect_uri", redirectUri).send();

            assertThat(answer).hasStatus(400);
            assertThat(answer.error().orElseThrow()).isIn("invalid_grant", "invalid_request");
        }

        @Test
        void redirectUriThatWasSentInTheRequestMayNotBeLeftOut() {
            Answer answer = aResponse().tokenRequest().without("redirect_uri").send();

            assertThat(answer).isRefused(400, "invalid_grant");
        }

        @Test
        void repeatedRedirectUriIsRefused() {
            Answer answer = aResponse()
                    .tokenRequest()
                    .and("redirect_uri", aClient().redirectUri())
                    .send();

            assertThat(answer).isRefused(400, "invalid_request");
        }
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.2: codes are short-lived and single-use")
    class Codes {

        @Test
        void expiredCodeIsRefused() {
            AuthorizationResponse response = aResponse();
            clock.advance(Duration.ofMinutes(10));

            assertThat(response.tokenRequest().send()).isRefused(400, "invalid_grant");
        }

        @Test
        void secondRedemptionOfOneCodeEndsTheGrant() {
            AuthorizationResponse response = aResponse();
            Tokens first = response.exchange();

            Answer second = response.tokenRequest().send();

            assertThat(second).isRefused(400, "invalid_grant");
            assertThat(first.accessTokenIsActive()).isFalse();
            assertThat(first.refresh()).isRefused(400, "invalid_grant");
            assertThat(first.userinfo()).hasStatus(401);
        }

        @Test
        void secondRedemptionEndsWhatWasRefreshedMeanwhile() {
            AuthorizationResponse response = aResponse();
            Tokens latest = response.exchange().refresh().refresh();

            response.tokenRequest().send();

            assertThat(latest.accessTokenIsActive()).isFalse();
            assertThat(latest.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void secondRedemptionLeavesOtherGrantsAlone() {
            Tokens other = oauth.authorize(aClient()).as("alice").exchange();
            AuthorizationResponse response = aResponse();
            response.exchange();

            response.tokenRequest().send();

            assertThat(other.accessTokenIsActive()).isTrue();
        }

        @Test
        void wrongVerifierDoesNotSpendTheCode() {
            AuthorizationResponse response = aResponse();
            response.tokenRequest()
                    .with("code_verifier", "wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong")
                    .send();

            assertThat(response.tokenRequest().send()).hasStatus(200);
        }

        /** D2: out of the box, parallel redemptions of one code all succeed. */
        @RepeatedTest(25)
        void ofRedemptionsAtTheSameInstantExactlyOneWins() {
            AuthorizationResponse response = aResponse();

            List<Answer> answers = Race.run(response.tokenRequest()::send);

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> assertThat(answer).isRefused(400, "invalid_grant"));
        }

        @Test
        void whatTheWinnerOfARaceObtainedIsEndedByTheOthers() {
            AuthorizationResponse response = aResponse();

            Answer winner = Race.run(response.tokenRequest()::send).stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow();

            Tokens tokens = new Tokens(oauth, aClient(), winner);
            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
        }
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.4: what the client gets")
    class WhatTheClientGets {

        @Test
        void bearerTokenWithItsLifetimeAndScope() {
            Tokens tokens = oauth.authorize(harbor()).as("alice").exchange();

            assertThat(tokens).hasStatus(200).isNotCached();
            assertThat(tokens.answer().header("Content-Type").orElseThrow()).startsWith("application/json");
            assertThat(tokens.answer().json())
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("expires_in", 60L);
            assertThat(tokens.scope())
                    .containsExactlyInAnyOrder(harbor().scope().split(" "));
        }

        @Test
        void tokensLiveFiveMinutesUnlessTheClientSaysOtherwise() {
            Tokens tokens = oauth.authorize(lodge()).as("alice").exchange();

            assertThat(tokens.answer().json()).containsEntry("expires_in", 300L);
        }

        @Test
        void clientWithoutTheRefreshGrantGetsNoRefreshToken() {
            Tokens tokens = oauth.authorize(ledger()).as("alice").exchange();

            assertThat(tokens.answer().json()).containsKey("access_token").doesNotContainKey("refresh_token");
        }

        @Test
        void publicClientGetsARefreshTokenToo() {
            Tokens tokens = oauth.authorize(cli()).as("alice").exchange();

            assertThat(tokens.refreshToken()).isNotEmpty();
        }

        @Test
        void withoutOpenidThereIsNoIdToken() {
            Tokens tokens =
                    oauth.authorize(aClient()).scope("orders:read").as("alice").exchange();

            assertThat(tokens.answer().json()).doesNotContainKey("id_token");
            assertThat(tokens.scope()).containsExactly("orders:read");
        }

        @Test
        void clientThatProvesItselfInTheBodyIsServedAlike() {
            assertThat(oauth.authorize(lodge()).as("alice").exchange()).hasStatus(200);
        }
    }

    private AuthorizationResponse aResponse() {
        return oauth.authorize(aClient()).as("alice").response();
    }
}
