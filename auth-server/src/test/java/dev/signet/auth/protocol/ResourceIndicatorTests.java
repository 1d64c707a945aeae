package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.CRANES;
import static dev.signet.auth.testing.Clients.SHIPS;
import static dev.signet.auth.testing.Clients.locker;
import static dev.signet.auth.testing.Clients.ordersApi;
import static dev.signet.auth.testing.Clients.quay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.EndpointRequest;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For which APIs a token is: RFC 8707. */
@SignetTest
class ResourceIndicatorTests {

    private final OAuth oauth;

    ResourceIndicatorTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 8707 §2: what is no resource of the client's")
    class InvalidTarget {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://elsewhere.example",
                    "https://cranes.example/",
                    "https://cranes.example#fragment",
                    "HTTPS://cranes.example",
                    "cranes.example",
                    "/api",
                    "https://cranes.example https://ships.example/api",
                    "*",
                    "%"
                })
        void isRefusedAtEveryEndpoint(String resource) {
            AuthorizationRequest request = oauth.authorize(quay()).with("resource", resource);

            assertThat(request.silently().response().error()).contains("invalid_target");
            assertThat(request.pushRequest().send()).isRefused(400, "invalid_target");
            assertThat(oauth.token(quay(), "client_credentials")
                            .with("resource", resource)
                            .send())
                    .isRefused(400, "invalid_target");
        }

        @Test
        void isRefusedBesideOneThatIs() {
            AuthorizationRequest request =
                    oauth.authorize(quay()).with("resource", SHIPS).and("resource", "https://elsewhere.example");

            assertThat(request.silently().response().error()).contains("invalid_target");
        }

        @Test
        void anAudienceOfAnotherClientIsNone() {
            assertThat(oauth.token(quay(), "client_credentials")
                            .with("resource", Clients.WAREHOUSE_AUDIENCE)
                            .send())
                    .isRefused(400, "invalid_target");
        }
    }

    @Nested
    @DisplayName("RFC 8707 §2.1: at the authorization endpoint")
    class Authorization {

        @Test
        void aGrantIsForWhatWasAskedAndNothingElse() {
            Tokens tokens = tokens(SHIPS);

            assertThat(audience(tokens)).containsExactly(SHIPS);
            assertThat(audience(tokens.refresh())).containsExactly(SHIPS);
        }

        @Test
        void severalAreForSeveral() {
            assertThat(audience(tokens(SHIPS, CRANES))).containsExactlyInAnyOrder(SHIPS, CRANES);
        }

        @Test
        void noneIsForAllOfTheClients() {
            assertThat(audience(tokens())).containsExactlyInAnyOrder(SHIPS, CRANES);
        }

        @Test
        void aPushedRequestSaysItAsWell() {
            AuthorizationRequest request =
                    signedIn().with("resource", SHIPS).and("resource", CRANES).push();

            assertThat(audience(request.silently().response().exchange())).containsExactlyInAnyOrder(SHIPS, CRANES);
        }

        @Test
        void theServersOwnAudienceMayBeNamed() {
            Tokens tokens = oauth.authorize(Clients.aClient())
                    .with("resource", Clients.AUDIENCE)
                    .as("alice")
                    .exchange();

            assertThat(audience(tokens)).containsExactly(Clients.AUDIENCE);
        }
    }

    @Nested
    @DisplayName("RFC 8707 §2.2: at the token endpoint, for one token")
    class Token {

        @Test
        void theTokenForACodeMayBeForLess() {
            Tokens tokens = redeemed(response(SHIPS, CRANES), CRANES);

            assertThat(audience(tokens)).containsExactly(CRANES);
        }

        @Test
        void refreshingMayBeForLessAndTheGrantStaysAsItWas() {
            Tokens first = tokens(SHIPS, CRANES);

            Tokens second = refreshed(first, SHIPS);

            assertThat(audience(second)).containsExactly(SHIPS);
            assertThat(audience(second.refresh())).containsExactlyInAnyOrder(SHIPS, CRANES);
        }

        @Test
        void moreThanWasGrantedIsRefusedAndTheCodeIsNotSpent() {
            AuthorizationResponse response = response(SHIPS);

            assertThat(response.tokenRequest().with("resource", CRANES).send()).isRefused(400, "invalid_target");
            assertThat(audience(redeemed(response, SHIPS))).containsExactly(SHIPS);
        }

        @Test
        void moreThanWasGrantedIsRefusedAndTheRefreshTokenIsNotSpent() {
            Tokens first = tokens(SHIPS);

            assertThat(first.refreshRequest().with("resource", CRANES).send()).isRefused(400, "invalid_target");
            assertThat(first.refreshRequest()
                            .with("resource", SHIPS)
                            .and("resource", CRANES)
                            .send())
                    .isRefused(400, "invalid_target");
            assertThat(audience(first.refresh())).containsExactly(SHIPS);
        }

        @Test
        void aClientOnItsOwnBehalfMayAskForLess() {
            EndpointRequest request = oauth.token(quay(), "client_credentials").with("scope", "orders:read");

            assertThat(audience(new Tokens(oauth, quay(), request.send()))).containsExactlyInAnyOrder(SHIPS, CRANES);
            assertThat(audience(new Tokens(
                            oauth, quay(), request.with("resource", CRANES).send())))
                    .containsExactly(CRANES);
        }

        @Test
        void anOpaqueTokenIsForWhatWasAskedAsWell() {
            Tokens tokens = oauth.authorize(locker())
                    .with("resource", Clients.AUDIENCE)
                    .as("alice")
                    .exchange();

            assertThat(oauth.introspect(ordersApi(), tokens.accessToken())
                            .json()
                            .get("aud"))
                    .asString()
                    .contains(Clients.AUDIENCE);
        }
    }

    private AuthorizationRequest signedIn() {
        return oauth.authorize(quay()).in(oauth.browser().login(TestUser.alice()));
    }

    private AuthorizationResponse response(String... resources) {
        AuthorizationRequest request = signedIn();
        for (String resource : resources) {
            request.and("resource", resource);
        }
        return request.silently().response();
    }

    private Tokens tokens(String... resources) {
        return response(resources).exchange();
    }

    private Tokens redeemed(AuthorizationResponse response, String resource) {
        return new Tokens(
                oauth,
                quay(),
                response.tokenRequest().with("resource", resource).send());
    }

    private Tokens refreshed(Tokens before, String resource) {
        return new Tokens(
                oauth,
                quay(),
                before.refreshRequest().with("resource", resource).send());
    }

    private static List<String> audience(Tokens tokens) {
        Object audience = tokens.accessTokenClaims().get("aud");
        return audience instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(audience));
    }
}
