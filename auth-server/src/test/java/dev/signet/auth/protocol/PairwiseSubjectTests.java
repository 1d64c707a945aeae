package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.HERMIT_PORT;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.broker;
import static dev.signet.auth.testing.Clients.friar;
import static dev.signet.auth.testing.Clients.friarsTwin;
import static dev.signet.auth.testing.Clients.hermit;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Clients that are not to recognise people together: OpenID Connect Core 1.0 §8, pairwise subject identifiers. */
@SignetTest
class PairwiseSubjectTests {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final OAuth oauth;
    private final TestUser user;
    private final Browser browser;

    PairwiseSubjectTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.user = people.newcomer();
        this.browser = oauth.browser().login(user);
    }

    @Nested
    @DisplayName("Core §8.1: the pseudonym")
    class ThePseudonym {

        @Test
        void isNotTheIdAndAlwaysTheSame() {
            String first = sub(tokens(hermit()));

            assertThat(first).isNotEqualTo(user.id()).isEqualTo(sub(tokens(hermit())));
            assertThat(sub(tokens(aClient()))).as("of other clients").isEqualTo(user.id());
        }

        @Test
        void isAnotherInEachSectorAndTheSameWithinOne() {
            assertThat(sub(tokens(friar())))
                    .isEqualTo(sub(tokens(friarsTwin())))
                    .isNotEqualTo(sub(tokens(hermit())));
        }

        @Test
        void isAnotherForEverybody() {
            Tokens ofAlice = oauth.authorize(hermit()).as("alice").exchange();

            assertThat(sub(ofAlice)).isNotEqualTo(sub(tokens(hermit())));
        }

        @Test
        void metadataSaySo() {
            assertThat(oauth.get("/.well-known/openid-configuration").json())
                    .containsEntry("subject_types_supported", List.of("public", "pairwise"));
        }
    }

    @Nested
    @DisplayName("Core §8: the same name wherever the client is told of somebody")
    class Everywhere {

        /** §5.3.2: "The sub Claim in the UserInfo Response MUST be verified to exactly match the sub Claim in the ID Token" */
        @Test
        void atUserInfoAndInAccessTokens() {
            Tokens tokens = tokens(hermit());

            assertThat(tokens.userinfo().json())
                    .containsEntry("sub", sub(tokens))
                    .containsKey("email");
            assertThat(tokens.accessTokenClaims()).containsEntry("sub", sub(tokens));
            assertThat(tokens.refresh().userinfo().json()).containsEntry("sub", sub(tokens));
        }

        @Test
        void whereAccessTokensAreOpaque() {
            Tokens tokens = tokens(friarsTwin());

            assertThat(tokens.userinfo().json())
                    .containsEntry("sub", sub(tokens))
                    .containsKey("email");
        }

        @Test
        void atIntrospection() {
            for (TestClient client : List.of(hermit(), friarsTwin())) {
                Tokens tokens = tokens(client);

                assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json())
                        .containsEntry("sub", sub(tokens));
                assertThat(oauth.introspect(ordersApi(), tokens.refreshToken()).json())
                        .containsEntry("sub", sub(tokens));
            }
        }

        @Test
        void inLogoutTokens() {
            Tokens tokens = tokens(hermit());
            try (RelyingParty cave = RelyingParty.open(HERMIT_PORT)) {
                browser.get("/connect/logout?id_token_hint=" + tokens.idToken());

                Map<String, Object> told =
                        oauth.jwts().claims(cave.await(1).get(0).field("logout_token"));

                assertThat(told).containsEntry("sub", sub(tokens));
            }
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.1, §5.5.1: the client names somebody")
    class Named {

        @Test
        void byAHint() {
            String hint = tokens(hermit()).idToken();

            assertThat(oauth.authorize(hermit())
                            .in(browser)
                            .with("id_token_hint", hint)
                            .with("prompt", "none")
                            .silently()
                            .exchange()
                            .idTokenClaims())
                    .containsKey("sub");
            assertThat(oauth.authorize(hermit())
                            .in(oauth.browser().login(TestUser.alice()))
                            .with("id_token_hint", hint)
                            .with("prompt", "none")
                            .silently()
                            .response()
                            .error())
                    .contains("login_required");
        }

        @Test
        void byTheNameThatItKnows() {
            assertThat(asking(hermit(), sub(tokens(hermit())))).isEmpty();
            assertThat(asking(friar(), sub(tokens(friarsTwin())))).isEmpty();
        }

        /** Whoever collected names elsewhere cannot try out whose they are. */
        @Test
        void byNoNameOfAnotherSector() {
            assertThat(asking(hermit(), sub(tokens(friar())))).contains("login_required");
            assertThat(asking(hermit(), user.id())).contains("login_required");
        }

        private Optional<String> asking(TestClient client, String sub) {
            return oauth.authorize(client)
                    .in(browser)
                    .with("prompt", "none")
                    .with("claims", "{\"id_token\":{\"sub\":{\"value\":\"" + sub + "\"}}}")
                    .silently()
                    .response()
                    .error();
        }
    }

    @Nested
    @DisplayName("Core §8: what goes on behind it")
    class Behind {

        @Test
        void endOfTheSessionReachesItsTokens() {
            Tokens tokens = tokens(hermit());

            browser.get("/connect/logout?id_token_hint=" + tokens.idToken());

            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.refreshRequest().send()).isRefused(400, "invalid_grant");
        }

        @Test
        void revocationOfATokenReachesIt() {
            Tokens tokens = tokens(friarsTwin());

            oauth.revoke(friarsTwin(), tokens.accessToken());

            assertThat(tokens.accessTokenIsActive()).isFalse();
        }

        /** RFC 8693: an API that is not of the sector knows the person by its own name for them. */
        @Test
        void exchangedTokenHasTheNameThatItsNewOwnerKnows() {
            Tokens tokens = tokens(hermit());

            Map<String, Object> exchanged = oauth.token(broker(), "urn:ietf:params:oauth:grant-type:token-exchange")
                    .with("subject_token", tokens.accessToken())
                    .with("subject_token_type", ACCESS_TOKEN)
                    .send()
                    .json();

            assertThat(oauth.jwts().claims(String.valueOf(exchanged.get("access_token"))))
                    .containsEntry("sub", user.id());
        }
    }

    private Tokens tokens(TestClient client) {
        return oauth.authorize(client).in(browser).silently().exchange();
    }

    private static String sub(Tokens tokens) {
        return String.valueOf(tokens.idTokenClaims().get("sub"));
    }
}
