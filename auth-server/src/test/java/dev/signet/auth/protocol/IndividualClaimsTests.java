package dev.signet.auth.protocol;

import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.locker;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims about the person that are asked for one by one: OpenID Connect Core 1.0 §5.5. */
@SignetTest
class IndividualClaimsTests {

    private static final String EMAIL = "{\"%s\":{\"email\":%s}}";

    private final OAuth oauth;
    private final TestUser user;
    private final Browser browser;

    IndividualClaimsTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.user = people.newcomer();
        this.browser = oauth.browser().login(user);
    }

    @Nested
    @DisplayName("Core §5.5: what is not told")
    class NotTold {

        /** A client asks for no more in this way than by its scopes. */
        @Test
        void isWhatNoScopeOfTheClientStandsFor() {
            String phone = "{\"userinfo\":{\"phone_number\":{\"essential\":true}}}";

            Tokens without =
                    oauth.authorize(aClient()).with("claims", phone).as("alice").exchange();
            Tokens with = oauth.authorize(lodge())
                    .scope("openid")
                    .with("claims", phone)
                    .as("alice")
                    .exchange();

            assertThat(without.userinfo().json()).doesNotContainKey("phone_number");
            assertThat(with.userinfo().json()).containsOnlyKeys("sub", "phone_number");
        }

        @Test
        void isWhatIsNotKnownEvenIfItIsEssential() {
            Tokens tokens = asking(aClient(), "{\"userinfo\":{\"nickname\":{\"essential\":true}}}")
                    .silently()
                    .exchange();

            assertThat(tokens.userinfo().json()).containsOnlyKeys("sub");
        }

        @Test
        void isWhatHasAnotherValueThanIsOfUse() {
            String claims = "{\"userinfo\":{\"email\":{\"value\":\"somebody@example.com\"},"
                    + "\"email_verified\":{\"values\":[true]}}}";

            assertThat(asking(aClient(), claims)
                            .silently()
                            .exchange()
                            .userinfo()
                            .json())
                    .containsOnlyKeys("sub");
        }

        /** What was told in one place was not asked for in the other. */
        @Test
        void isInTheIdTokenWhatWasAskedOfUserinfo() {
            Tokens tokens = asking(aClient(), EMAIL.formatted("userinfo", "null"))
                    .silently()
                    .exchange();

            assertThat(tokens.idTokenClaims()).doesNotContainKey("email");
        }

        /** §5.5.2: names of the protocol are not names of claims about somebody. */
        @Test
        void isWhatOnlyTheServerMaySay() {
            String claims = "{\"id_token\":{\"aud\":{\"value\":\"other\"},\"iss\":{\"value\":\"x\"},\"cnf\":null},"
                    + "\"userinfo\":{\"iss\":null,\"is_administrator\":null}}";

            Tokens tokens = asking(aClient(), claims).silently().exchange();

            assertThat(tokens.idTokenClaims())
                    .containsEntry("iss", oauth.issuer())
                    .doesNotContainKey("cnf");
            assertThat(tokens.userinfo().json()).containsOnlyKeys("sub");
        }
    }

    @Nested
    @DisplayName("Core §5.5: what is told")
    class Told {

        @ParameterizedTest
        @ValueSource(strings = {"null", "{}", "{\"essential\":true}", "{\"essential\":false,\"unheard_of\":1}"})
        void byUserinfoIsWhatWasAskedOfIt(String wanted) {
            Tokens tokens = asking(aClient(), EMAIL.formatted("userinfo", wanted))
                    .silently()
                    .exchange();

            assertThat(tokens.userinfo().json())
                    .containsOnlyKeys("sub", "email")
                    .containsEntry("email", user.username() + "@example.com");
        }

        @Test
        void inTheIdTokenIsWhatWasAskedOfIt() {
            Tokens tokens = asking(aClient(), "{\"id_token\":{\"email\":null,\"given_name\":{\"essential\":true}}}")
                    .silently()
                    .exchange();

            assertThat(tokens.idTokenClaims())
                    .containsEntry("email", user.username() + "@example.com")
                    .containsEntry("given_name", "New")
                    .doesNotContainKeys("family_name", "name");
            assertThat(tokens.userinfo().json()).containsOnlyKeys("sub");
        }

        @Test
        void isAValueThatIsOfUse() {
            String claims = "{\"userinfo\":{\"email_verified\":{\"value\":false},"
                    + "\"given_name\":{\"values\":[\"Alice\",\"New\"]}}}";

            assertThat(asking(aClient(), claims)
                            .silently()
                            .exchange()
                            .userinfo()
                            .json())
                    .containsOnlyKeys("sub", "email_verified", "given_name");
        }

        @Test
        void isToldBesideWhatTheScopesStandFor() {
            Tokens tokens = asking(aClient(), EMAIL.formatted("userinfo", "null"))
                    .scope("openid profile")
                    .silently()
                    .exchange();

            assertThat(tokens.userinfo().json()).containsKeys("sub", "email", "name", "preferred_username");
        }

        @Test
        void isToldAsLongAsTheGrantLives() {
            Tokens tokens = asking(aClient(), "{\"userinfo\":{\"email\":null},\"id_token\":{\"name\":null}}")
                    .silently()
                    .exchange()
                    .refresh();

            assertThat(tokens.userinfo().json()).containsKey("email");
            assertThat(tokens.idTokenClaims()).containsEntry("name", "New Comer");
        }

        @Test
        void isToldForAnOpaqueTokenToo() {
            Tokens tokens = asking(locker(), EMAIL.formatted("userinfo", "null"))
                    .silently()
                    .exchange();

            assertThat(tokens.userinfo().json()).containsOnlyKeys("sub", "email");
        }

        @Test
        void isToldWhereTheRequestWasPushed() {
            Tokens tokens = asking(aClient(), EMAIL.formatted("userinfo", "null"))
                    .push()
                    .silently()
                    .exchange();

            assertThat(tokens.userinfo().json()).containsOnlyKeys("sub", "email");
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.4, §5.5: whether the person allows it")
    class Allowed {

        @Test
        void thePersonIsAskedAndToldWhatIsAskedFor() {
            Arrival asked =
                    asking(orchard(), EMAIL.formatted("userinfo", "null")).silently();

            assertThat(asked.asksForConsent()).isTrue();
            assertThat(asked.answer().page().text("consent-claims")).contains("email address");
            assertThat(asked.consent().exchange().userinfo().json()).containsOnlyKeys("sub", "email");
        }

        @Test
        void noPageMeansNoClaim() {
            assertThat(asking(orchard(), EMAIL.formatted("id_token", "null"))
                            .with("prompt", "none")
                            .silently()
                            .response()
                            .error())
                    .contains("consent_required");
        }

        @Test
        void refusalIsOfTheWholeRequest() {
            assertThat(asking(orchard(), EMAIL.formatted("userinfo", "null"))
                            .silently()
                            .deny()
                            .response()
                            .error())
                    .contains("access_denied");
        }

        @Test
        void whatWasAllowedOnceIsNotAskedAgainAndMoreIs() {
            asking(orchard(), EMAIL.formatted("userinfo", "null")).silently().consent();

            Arrival same =
                    asking(orchard(), EMAIL.formatted("id_token", "null")).silently();
            Arrival more = asking(orchard(), "{\"userinfo\":{\"email\":null,\"birthdate\":null}}")
                    .silently();

            assertThat(same.exchange().idTokenClaims()).containsKey("email");
            assertThat(more.asksForConsent()).isTrue();
            assertThat(more.answer().page().text("consent-claims")).contains("birthday");
        }

        @Test
        void scopeThatWasAllowedBeforeStandsForItsClaims() {
            oauth.authorize(orchard())
                    .scope("openid email")
                    .in(browser)
                    .silently()
                    .consent();

            assertThat(asking(orchard(), EMAIL.formatted("id_token", "null"))
                            .silently()
                            .exchange()
                            .idTokenClaims())
                    .containsKey("email");
        }

        @Test
        void scopeThatIsUntickedTakesItsClaimsAlong() {
            Tokens tokens = asking(orchard(), "{\"id_token\":{\"email\":null},\"userinfo\":{\"email\":null}}")
                    .scope("openid profile email")
                    .silently()
                    .consent("openid", "profile")
                    .exchange();

            assertThat(tokens.idTokenClaims()).doesNotContainKey("email");
            assertThat(tokens.userinfo().json()).doesNotContainKey("email").containsKey("name");
        }

        @Test
        void scopesThatAreAllThereIsNeedNoLineOfTheirOwn() {
            Arrival asked = asking(orchard(), EMAIL.formatted("userinfo", "null"))
                    .scope("openid email")
                    .silently();

            assertThat(asked.has("consent-claims")).isFalse();
        }
    }

    private AuthorizationRequest asking(TestClient client, String claims) {
        return oauth.authorize(client).in(browser).scope("openid").with("claims", claims);
    }
}
