package dev.signet.auth.protocol;

import static dev.signet.auth.testing.Clients.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * OpenID Connect Core 1.0 §5.5, {@code claims}, and §3.1.2.1, {@code acr_values}; OpenID Connect Core Unmet Authentication Requirements
 * 1.0.
 */
@SignetTest
class ClaimsParameterTests {

    private final OAuth oauth;
    private final People people;
    private final TestUser user;
    private final Browser browser;

    ClaimsParameterTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
        this.user = people.newcomer();
        this.browser = oauth.browser().login(user);
    }

    @Nested
    @DisplayName("Core §5.5: what is malformed")
    class Malformed {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "nothing",
                    "[]",
                    "1",
                    "null",
                    "\"id_token\"",
                    "{\"id_token\":[]}",
                    "{\"id_token\":true}",
                    "{\"userinfo\":\"email\"}",
                    "{\"id_token\":{\"acr\":\"1\"}}",
                    "{\"id_token\":{\"acr\":{\"essential\":\"true\"}}}",
                    "{\"id_token\":{\"acr\":{\"values\":\"1\"}}}",
                    "{\"id_token\":{\"acr\":{\"values\":[1]}}}",
                    "{\"id_token\":{\"acr\":{\"value\":1}}}",
                    "{\"id_token\":{\"auth_time\":[]}}",
                    "{\"id_token\":{\"sub\":{\"value\":7}}}",
                    "{\"id_token\":{\"sub\":{\"value\":\"nobody\"}}}",
                    "{\"id_token\":{\"sub\":{\"value\":\"a\"},\"sub\":{\"value\":\"b\"}}}",
                    "{} {}"
                })
        void isToldToTheClient(String claims) {
            assertThat(asking(claims).silently().response().error()).contains("invalid_request");
        }

        @Test
        void soIsWhatIsTooLongOrTooDeep() {
            String padding = "\"x\":\"" + "x".repeat(4_000) + "\"";
            String deep = "{\"x\":" + "[".repeat(600) + "]".repeat(600) + "}";

            assertThat(asking("{" + padding + "}").silently().response().error())
                    .contains("invalid_request");
            assertThat(asking(deep).silently().response().error()).contains("invalid_request");
        }

        @Test
        void soIsWhatIsRepeated() {
            assertThat(asking("{}").and("claims", "{}").silently().response().error())
                    .contains("invalid_request");
        }
    }

    @Nested
    @DisplayName("Unmet Authentication Requirements §2, Core §5.5.1.1: a level that cannot be reached")
    class Acr {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\",\"phr\"]}}}",
                    "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"2\"}}}"
                })
        void essentialLevelThatNobodyReachesIsToldToTheClient(String claims) {
            assertThat(asking(claims).silently().response().error()).contains("unmet_authentication_requirements");
            assertThat(asking(claims)
                            .with("prompt", "none")
                            .silently()
                            .response()
                            .error())
                    .contains("unmet_authentication_requirements");
        }

        @Test
        void nobodySignsInForNothing() {
            AuthorizationRequest request = oauth.authorize(aClient())
                    .with("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}");

            assertThat(request.silently().response().error()).contains("unmet_authentication_requirements");
        }

        @Test
        void anEssentialLevelIsNotWateredDownByAcrValues() {
            AuthorizationRequest request = asking("{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}")
                    .with("acr_values", "1");

            assertThat(request.silently().response().error()).contains("unmet_authentication_requirements");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\",\"1\"]}}}",
                    "{\"id_token\":{\"acr\":{\"essential\":true}}}",
                    "{\"id_token\":{\"acr\":{\"values\":[\"2\"]}}}",
                    "{\"id_token\":{\"acr\":null}}"
                })
        void everyOtherRequestIsAnsweredWithTheLevelThatThereIs(String claims) {
            assertThat(asking(claims).silently().exchange().idTokenClaims()).containsEntry("acr", "1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "2", "2 1", "urn:mace:incommon:iap:silver"})
        void acrValuesAreVoluntary(String values) {
            Tokens tokens = oauth.authorize(aClient())
                    .in(browser)
                    .with("acr_values", values)
                    .silently()
                    .exchange();

            assertThat(tokens.idTokenClaims()).containsEntry("acr", "1");
            assertThat(tokens.accessTokenClaims())
                    .as("RFC 9068 §2.2.1")
                    .containsEntry("acr", "1")
                    .containsEntry("auth_time", tokens.idTokenClaims().get("auth_time"));
            assertThat(tokens.refresh().idTokenClaims()).containsEntry("acr", "1");
        }
    }

    @Nested
    @DisplayName("Core §5.5.1, §3.1.2.2: sub with a value")
    class Sub {

        @Test
        void loginOfAnybodyElseIsNoAnswer() {
            assertThat(asking(sub(people.newcomer()))
                            .with("prompt", "none")
                            .silently()
                            .response()
                            .error())
                    .contains("login_required");
        }

        @Test
        void whoeverElseIsSignedInIsAskedToSignIn() {
            TestUser expected = people.newcomer();

            Arrival asked = asking(sub(expected)).silently();

            assertThat(asked.asksForLogin()).isTrue();
            assertThat(asked.logIn(expected).exchange().idTokenClaims()).containsEntry("sub", expected.id());
        }

        @Test
        void whoeverSignsInAsAnotherIsNotTakenForThem() {
            Arrival asked = asking(sub(people.newcomer())).silently();

            assertThat(asked.logIn(people.newcomer()).response().error()).contains("login_required");
        }

        @Test
        void thePersonThemselvesGoesOn() {
            assertThat(asking(sub(user)).silently().exchange().idTokenClaims()).containsEntry("sub", user.id());
        }

        @Test
        void itMustNotContradictTheHint() {
            String hint =
                    oauth.authorize(aClient()).in(browser).silently().exchange().idToken();

            assertThat(asking(sub(people.newcomer()))
                            .with("id_token_hint", hint)
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_request");
        }

        private String sub(TestUser of) {
            return "{\"id_token\":{\"sub\":{\"value\":\"" + of.id() + "\"}}}";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id_token\":null}",
                "{\"userinfo\":{\"email\":{\"essential\":true}},\"id_token\":{\"auth_time\":{\"essential\":true}}}",
                "{\"id_token\":{\"auth_time\":null,\"unheard_of\":{\"anything\":[1,2]}},\"other\":7}"
            })
    void whatIsNotUnderstoodIsIgnored(String claims) {
        assertThat(asking(claims).silently().exchange().idTokenClaims()).containsKey("auth_time");
    }

    private AuthorizationRequest asking(String claims) {
        return oauth.authorize(aClient()).in(browser).with("claims", claims);
    }
}
