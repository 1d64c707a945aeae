package dev.signet.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** JWT access tokens: RFC 9068. */
@SignetTest
class AccessTokenTests {

    private final OAuth oauth;
    private final People people;

    AccessTokenTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @Nested
    @DisplayName("RFC 9068 §2.1: header")
    class Header {

        /** D9: the type that keeps an access token from being taken for anything else. */
        @Test
        void itSaysThatItIsAnAccessToken() {
            JWSHeader header = oauth.jwts().verified(someTokens().accessToken()).getHeader();

            assertThat(header.getType().getType()).isEqualTo("at+jwt");
            assertThat(header.getAlgorithm().getName()).isEqualTo("ES256");
            assertThat(header.getKeyID()).isNotBlank();
            assertThat(header.getJWK()).isNull();
        }
    }

    @Nested
    @DisplayName("RFC 9068 §2.2: claims")
    class Claims {

        @Test
        void everyClaimThatTheStandardDemandsIsThere() {
            TestUser user = people.newcomer();

            Map<String, Object> claims =
                    oauth.authorize(Clients.harbor()).as(user).exchange().accessTokenClaims();

            assertThat(claims)
                    .containsEntry("iss", oauth.issuer())
                    .containsEntry("sub", user.id())
                    .containsEntry("aud", Clients.AUDIENCE)
                    .containsEntry("client_id", "harbor")
                    .containsKeys("jti", "sid", "auth_time", "scope");
            assertThat((long) claims.get("exp") - (long) claims.get("iat")).isEqualTo(60);
            assertThat(claims.get("scope").toString().split(" "))
                    .containsExactlyInAnyOrder(Clients.harbor().scope().split(" "));
        }

        @Test
        void theAudienceIsTheOneOfTheClient() {
            Tokens tokens = oauth.authorize(Clients.warehouse()).as("alice").exchange();

            assertThat(tokens.accessTokenClaims()).containsEntry("aud", Clients.WAREHOUSE_AUDIENCE);
        }

        @Test
        void nothingOfTheProfileIsInIt() {
            assertThat(someTokens().accessTokenClaims())
                    .doesNotContainKeys("name", "email", "preferred_username", "given_name", "family_name");
        }

        @Test
        void theTimeOfTheLoginStaysThatOfTheLogin() {
            Tokens first = someTokens();

            assertThat(first.refresh().accessTokenClaims().get("auth_time"))
                    .isEqualTo(first.accessTokenClaims().get("auth_time"));
        }

        @Test
        void noTwoTokensHaveOneName() {
            Tokens first = someTokens();

            assertThat(first.refresh().accessTokenClaims().get("jti"))
                    .isNotEqualTo(first.accessTokenClaims().get("jti"));
        }
    }

    /** D13: out of the box, {@code sid} is that of the user's most recently used session, and changes with the cookie. */
    @Nested
    @DisplayName("Session id: one login, one sid")
    class SessionId {

        @Test
        void clientsOfOneLoginShareIt() {
            Browser browser = oauth.browser().login(TestUser.alice());

            Tokens harbor =
                    oauth.authorize(Clients.harbor()).in(browser).silently().exchange();
            Tokens lodge =
                    oauth.authorize(Clients.lodge()).in(browser).silently().exchange();

            assertThat(harbor.accessTokenClaims().get("sid"))
                    .isEqualTo(lodge.accessTokenClaims().get("sid"))
                    .isEqualTo(harbor.idTokenClaims().get("sid"));
        }

        @Test
        void loginsInTwoBrowsersDoNot() {
            TestUser user = people.newcomer();
            Browser older = oauth.browser().login(user);
            Browser newer = oauth.browser().login(user);

            Object ofNewer = sid(newer);
            Object ofOlder = sid(older);

            assertThat(ofOlder).isNotEqualTo(ofNewer);
            assertThat(sid(newer)).isEqualTo(ofNewer);
            assertThat(sid(older)).isEqualTo(ofOlder);
        }

        @Test
        void refreshingAfterAnotherLoginKeepsIt() {
            TestUser user = people.newcomer();
            Tokens tokens = oauth.authorize(Clients.harbor()).as(user).exchange();
            Object sid = tokens.accessTokenClaims().get("sid");

            oauth.authorize(Clients.harbor()).as(user).exchange();

            assertThat(tokens.refresh().accessTokenClaims()).containsEntry("sid", sid);
        }

        @Test
        void itIsNotWhatTheCookieCarries() {
            Browser browser = oauth.browser().login(TestUser.alice());

            assertThat(browser.sessionCookie().value())
                    .doesNotContain(sid(browser).toString());
        }

        private Object sid(Browser browser) {
            return oauth.authorize(Clients.harbor())
                    .in(browser)
                    .silently()
                    .exchange()
                    .accessTokenClaims()
                    .get("sid");
        }
    }

    private Tokens someTokens() {
        return oauth.authorize(Clients.aClient()).as("alice").exchange();
    }
}
