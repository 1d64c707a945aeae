package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.AUDIENCE;
import static dev.signet.auth.testing.Clients.locker;
import static dev.signet.auth.testing.Clients.ordersApi;
import static dev.signet.auth.testing.Clients.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.DatabaseDump;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestDatabase;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opaque access tokens: RFC 6749 §1.4, RFC 7662. */
@SignetTest
class ReferenceTokenTests {

    private final OAuth oauth;
    private final People people;
    private final TestDatabase database;
    private final MutableClock clock;

    ReferenceTokenTests(OAuth oauth, People people, TestDatabase database, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.database = database;
        this.clock = clock;
    }

    @Nested
    @DisplayName("What is not good, or not any more")
    class NotGood {

        @ParameterizedTest
        @ValueSource(
                strings = {"sga_", "sga_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "sga_'; --", "sgr_AAAA", "SGA_A"})
        void forgedOne(String token) {
            assertThat(oauth.introspect(ordersApi(), token)).saysInactiveAndNothingElse();
            assertThat(oauth.userinfo(token).status()).isIn(400, 401);
        }

        @Test
        void oneThatIsChangedOrCutShort() {
            String token = someTokens().accessToken();

            assertThat(oauth.isActive(token.substring(0, token.length() - 1))).isFalse();
            assertThat(oauth.isActive(token + "A")).isFalse();
            assertThat(oauth.isActive(token.substring("sga_".length()))).isFalse();
            assertThat(oauth.isActive(token.toUpperCase(Locale.ROOT))).isFalse();
        }

        @Test
        void expiredOne() {
            Tokens tokens = someTokens();

            clock.advance(Duration.ofMinutes(5));

            assertThat(tokens.accessTokenIsActive()).isFalse();
        }

        @Test
        void oneOfAnotherClientIsUnknown() {
            assertThat(oauth.introspect(warehouse(), someTokens().accessToken()))
                    .saysInactiveAndNothingElse();
        }

        @Test
        void revokedOneGoesAlone() {
            Tokens first = someTokens();
            Tokens second = first.refresh();

            oauth.revoke(locker(), first.accessToken());

            assertThat(first.accessTokenIsActive()).isFalse();
            assertThat(second.accessTokenIsActive()).isTrue();
        }

        @Test
        void everyOneOfAGrantThatEnded() {
            Tokens first = someTokens();
            Tokens second = first.refresh();

            oauth.revoke(locker(), second.refreshToken());

            assertThat(first.accessTokenIsActive()).isFalse();
            assertThat(second.accessTokenIsActive()).isFalse();
            assertThat(second.userinfo()).hasStatus(401);
        }

        @Test
        void everyOneOfAPersonWhoIsShutOut() {
            TestUser user = people.newcomer();
            Tokens tokens = oauth.authorize(locker()).as(user).exchange();

            people.disable(user);

            assertThat(tokens.accessTokenIsActive()).isFalse();
        }
    }

    @Test
    void saysNothingByItselfAndEverythingByIntrospection() {
        TestUser user = people.newcomer();
        Tokens tokens = oauth.authorize(locker()).as(user).exchange();

        assertThat(tokens.accessToken()).matches("sga_[A-Za-z0-9_-]{43}");
        assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json())
                .containsEntry("active", true)
                .containsEntry("iss", oauth.issuer())
                .containsEntry("sub", user.id())
                .containsEntry("client_id", "locker")
                .containsEntry("token_type", "Bearer")
                .containsEntry("aud", List.of(AUDIENCE))
                .containsKeys("iat", "exp", "jti", "sid", "scope");
        assertThat(tokens.userinfo().json()).containsEntry("sub", user.id());
    }

    @Test
    void clientOnItsOwnBehalfIsItsOwnSubject() {
        Tokens tokens = oauth.clientCredentials(locker());

        assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json())
                .containsEntry("sub", "locker")
                .doesNotContainKey("sid");
    }

    @Test
    void isNotStoredInAFormThatWorks() {
        String token = someTokens().accessToken();

        DatabaseDump dump = DatabaseDump.of(database);

        assertThat(dump.columns()).contains("reference_token.digest");
        assertThat(dump.find(token)).isEmpty();
        assertThat(dump.find(token.substring("sga_".length()))).isEmpty();
    }

    private Tokens someTokens() {
        return oauth.authorize(locker()).as("alice").exchange();
    }
}
