package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.lodge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Forgery;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The UserInfo endpoint: OpenID Connect Core §5.3, with bearer tokens as RFC 6750 has them. */
@SignetTest
class UserInfoTests {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;

    UserInfoTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
    }

    @Nested
    @DisplayName("RFC 6750 §3: what is refused")
    class Refused {

        @Test
        void withoutATokenThereIsOnlyTheScheme() {
            Answer answer = oauth.get("/userinfo");

            assertThat(answer).hasStatus(401);
            assertThat(answer.header("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer")
                    .doesNotContain("invalid_token");
        }

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
        void unknownTokenIsRefused(String token) {
            assertInvalid(oauth.userinfo(token));
        }

        @ParameterizedTest
        @EnumSource(Forgery.class)
        void forgedTokenIsRefused(Forgery forgery) {
            assertInvalid(oauth.userinfo(forgery.of(someTokens().accessToken())));
        }

        @Test
        void revokedTokenIsRefused() {
            Tokens tokens = someTokens();
            oauth.revoke(aClient(), tokens.accessToken());

            assertInvalid(tokens.userinfo());
        }

        @Test
        void expiredTokenIsRefused() {
            Tokens tokens = someTokens();
            clock.advance(Duration.ofSeconds(60));

            assertInvalid(tokens.userinfo());
        }

        @Test
        void idTokenIsRefused() {
            assertInvalid(oauth.userinfo(someTokens().idToken()));
        }

        @Test
        void refreshTokenIsRefused() {
            assertInvalid(oauth.userinfo(someTokens().refreshToken()));
        }

        @Test
        void tokenWithoutOpenidIsRefused() {
            Tokens tokens =
                    oauth.authorize(aClient()).scope("orders:read").as("alice").exchange();

            Answer answer = tokens.userinfo();

            assertThat(answer).hasStatus(403);
            assertThat(answer.header("WWW-Authenticate").orElse("")).contains("insufficient_scope");
        }

        @Test
        void tokenInTheQueryIsNotRead() {
            String token = someTokens().accessToken();

            assertThat(oauth.get("/userinfo?access_token=" + token)).hasStatus(401);
        }

        @Test
        void tokenInTwoWaysIsRefused() {
            String token = someTokens().accessToken();
            HttpRequest.Builder both = HttpRequest.newBuilder(oauth.uri("/userinfo"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", FORM)
                    .POST(HttpRequest.BodyPublishers.ofString("access_token=" + token));

            Answer twice = oauth.post("/userinfo", FORM, "access_token=" + token + "&access_token=" + token);

            assertThat(oauth.send(both)).as("RFC 6750 §2").hasStatus(400);
            assertThat(twice).as("RFC 6750 §3.1").hasStatus(400);
            assertThat(twice.header("WWW-Authenticate").orElse("")).contains("invalid_request");
        }

        @Test
        void formThatSaysItIsSomethingElseIsNotRead() {
            String token = someTokens().accessToken();

            assertThat(oauth.post("/userinfo", "text/plain", "access_token=" + token))
                    .hasStatus(401);
            assertThat(oauth.post("/userinfo?access_token=" + token, FORM, "")).hasStatus(401);
        }

        @Test
        void badTokenInAFormIsRefused() {
            assertInvalid(oauth.post("/userinfo", FORM, "access_token=unknown"));
        }

        @Test
        void sessionCookieIsNoToken() {
            assertThat(oauth.browser().login(TestUser.alice()).get("/userinfo").status())
                    .isNotEqualTo(200);
        }

        private void assertInvalid(Answer answer) {
            assertThat(answer).hasStatus(401);
            assertThat(answer.header("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer")
                    .contains("invalid_token");
        }
    }

    @Nested
    @DisplayName("Core §5.3.1: how it is asked")
    class Asked {

        @Test
        void byPostWithTheTokenInTheHeader() {
            Tokens tokens = someTokens();
            HttpRequest.Builder request = HttpRequest.newBuilder(oauth.uri("/userinfo"))
                    .header("Authorization", "Bearer " + tokens.accessToken())
                    .POST(HttpRequest.BodyPublishers.noBody());

            assertThat(oauth.send(request).json()).isEqualTo(tokens.userinfo().json());
        }

        @ParameterizedTest
        @ValueSource(strings = {FORM, FORM + "; charset=UTF-8", FORM + ";charset=ISO-8859-1"})
        void byPostWithTheTokenInTheForm(String contentType) {
            Tokens tokens = someTokens();

            Answer answer = oauth.post("/userinfo", contentType, "access_token=" + tokens.accessToken());

            assertThat(answer).hasStatus(200).isNotCached();
            assertThat(answer.json()).isEqualTo(tokens.userinfo().json());
        }

        /** RFC 9110 §11.1: the name of a scheme has no case. */
        @ParameterizedTest
        @ValueSource(strings = {"bearer ", "BEARER "})
        void withTheSchemeInAnyCase(String scheme) {
            HttpRequest.Builder request = HttpRequest.newBuilder(oauth.uri("/userinfo"))
                    .header("Authorization", scheme + someTokens().accessToken());

            assertThat(oauth.send(request)).hasStatus(200);
        }
    }

    @Nested
    @DisplayName("Core §5.3.2, §5.4: claims by scope")
    class ClaimsByScope {

        @Test
        void openidAloneTellsTheSubjectAndNothingElse() {
            TestUser user = people.newcomer();

            Answer answer = oauth.authorize(aClient())
                    .scope("openid")
                    .as(user)
                    .exchange()
                    .userinfo();

            assertThat(answer.json()).containsOnlyKeys("sub").containsEntry("sub", user.id());
        }

        @Test
        void profileTellsTheNames() {
            TestUser user = people.newcomer();

            Answer answer = oauth.authorize(aClient())
                    .scope("openid profile")
                    .as(user)
                    .exchange()
                    .userinfo();

            assertThat(answer.json())
                    .containsEntry("name", "New Comer")
                    .containsEntry("given_name", "New")
                    .containsEntry("family_name", "Comer")
                    .containsEntry("preferred_username", user.username())
                    .doesNotContainKey("email");
        }

        @Test
        void emailTellsTheAddress() {
            TestUser user = people.newcomer();

            Answer answer = oauth.authorize(aClient())
                    .scope("openid email")
                    .as(user)
                    .exchange()
                    .userinfo();

            assertThat(answer.json())
                    .containsEntry("email", user.username() + "@example.com")
                    .containsKey("email_verified")
                    .doesNotContainKey("name");
        }

        @Test
        void profileTellsAllFourteenClaimsOfSomebodyWhoHasThem() {
            Map<String, Object> claims = ofAlice("openid profile");

            assertThat(claims)
                    .containsOnlyKeys(
                            "sub",
                            "name",
                            "given_name",
                            "family_name",
                            "middle_name",
                            "nickname",
                            "preferred_username",
                            "profile",
                            "picture",
                            "website",
                            "gender",
                            "birthdate",
                            "zoneinfo",
                            "locale",
                            "updated_at")
                    .containsEntry("birthdate", "1852-05-04")
                    .containsEntry("zoneinfo", "Europe/London");
            assertThat(claims.get("updated_at")).as("a JSON number").isInstanceOf(Long.class);
        }

        /** "a JSON object containing some or all of the members defined in Section 5.1.1" */
        @Test
        void addressTellsAnObject() {
            Map<String, Object> claims = ofAlice("openid address");

            assertThat(claims).containsOnlyKeys("sub", "address");
            assertThat(claims.get("address"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("locality", "Oxford")
                    .containsEntry("formatted", "1 Rabbit Lane\nOX1 1AA Oxford\nUnited Kingdom")
                    .containsOnlyKeys("formatted", "street_address", "locality", "region", "postal_code", "country");
        }

        @Test
        void phoneTellsTheNumberInE164() {
            assertThat(ofAlice("openid phone"))
                    .containsOnlyKeys("sub", "phone_number", "phone_number_verified")
                    .containsEntry("phone_number", "+441632960001")
                    .containsEntry("phone_number_verified", true);
        }

        /** §5.3.2: "it SHOULD NOT be returned with a null or empty string value" */
        @Test
        void whatIsNotKnownIsLeftOut() {
            Map<String, Object> claims = oauth.authorize(lodge())
                    .scope("openid profile address phone")
                    .as(people.newcomer())
                    .exchange()
                    .userinfo()
                    .json();

            assertThat(claims).doesNotContainKeys("nickname", "picture", "birthdate", "address", "phone_number");
            assertThat(claims.values()).doesNotContainNull().doesNotContain("");
        }

        @Test
        void theSubjectIsTheOneOfTheIdToken() {
            Tokens tokens = someTokens();

            assertThat(tokens.userinfo().json().get("sub"))
                    .isEqualTo(tokens.idTokenClaims().get("sub"));
        }

        @Test
        void refreshedTokenIsServed() {
            assertThat(someTokens().refresh().userinfo()).hasStatus(200);
        }

        @Test
        void theAnswerIsNotCached() {
            assertThat(someTokens().userinfo()).isNotCached();
        }
    }

    private Map<String, Object> ofAlice(String scope) {
        return oauth.authorize(lodge())
                .scope(scope)
                .as("alice")
                .exchange()
                .userinfo()
                .json();
    }

    private Tokens someTokens() {
        return oauth.authorize(aClient()).as("alice").exchange();
    }
}
