package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Forgery;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The UserInfo endpoint: OpenID Connect Core §5.3, with bearer tokens as RFC 6750 has them. */
@SignetTest
class UserInfoTests {

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

    private Tokens someTokens() {
        return oauth.authorize(aClient()).as("alice").exchange();
    }
}
