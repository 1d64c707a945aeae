package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.INN_PORT;
import static dev.signet.auth.testing.Clients.TAVERN_PORT;
import static dev.signet.auth.testing.Clients.inn;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.ordersApi;
import static dev.signet.auth.testing.Clients.tavern;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.RelyingParty.Received;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import dev.signet.auth.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** OpenID Connect Back-Channel Logout 1.0, as relying parties meet it. How it is delivered: {@code revoke.logout}. */
@SignetTest
class BackChannelLogoutTests {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final OAuth oauth;
    private final People people;
    private final Revocation revocation;
    private final RelyingParty innkeeper = RelyingParty.open(INN_PORT);
    private final RelyingParty host = RelyingParty.open(TAVERN_PORT);
    private TestUser user = TestUser.alice();
    private Browser browser;

    BackChannelLogoutTests(OAuth oauth, People people, Revocation revocation) {
        this.oauth = oauth;
        this.people = people;
        this.revocation = revocation;
        this.browser = oauth.browser();
    }

    @BeforeEach
    void somebodySignsIn() {
        user = people.newcomer();
        browser = oauth.browser().login(user);
    }

    @AfterEach
    void closeTheParties() {
        innkeeper.close();
        host.close();
    }

    @Nested
    @DisplayName("Back-Channel §2.4: the logout token")
    class TheToken {

        @Test
        void saysWhoAndWhichSessionAndNothingThatAnIdTokenSays() {
            Tokens tokens = signedInAt(inn());

            signOut(tokens);

            Received request = toldTo(innkeeper, 1).get(0);
            SignedJWT jwt = oauth.jwts().verified(request.field("logout_token"));
            Map<String, Object> claims = jwt.getPayload().toJSONObject();
            assertThat(jwt.getHeader().getType()).hasToString("logout+jwt");
            assertThat(jwt.getHeader().getAlgorithm()).hasToString("RS256");
            assertThat(claims)
                    .containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti", "events", "sid")
                    .containsEntry("iss", oauth.issuer())
                    .containsEntry("sub", user.id())
                    .containsEntry("aud", inn().id())
                    .containsEntry("events", Map.of(EVENT, Map.of()))
                    .containsEntry("sid", tokens.idTokenClaims().get("sid"));
            assertThat((long) claims.get("exp") - (long) claims.get("iat")).isEqualTo(120);
            assertThat((String) claims.get("jti")).hasSize(36);
        }

        @Test
        void isPostedToTheAddressAsItWasRegistered() {
            signOut(signedInAt(inn()));

            assertThat(toldTo(innkeeper, 1)).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.uri()).hasToString("/logout?from=signet");
                assertThat(request.contentType()).startsWith("application/x-www-form-urlencoded");
            });
        }

        @Test
        void isSignedAsTheIdTokensOfTheClientAre() {
            signOut(signedInAt(tavern()));

            SignedJWT jwt = oauth.jwts().verified(toldTo(host, 1).get(0).field("logout_token"));
            assertThat(jwt.getHeader().getAlgorithm()).hasToString("EdDSA");
        }

        @Test
        void isGoodForNothingElseHere() {
            Tokens tokens = signedInAt(inn());
            signOut(tokens);
            String token = toldTo(innkeeper, 1).get(0).field("logout_token");
            Browser other = oauth.browser().login(user);

            Answer logout = other.get("/connect/logout?id_token_hint=" + token);

            assertThat(logout).isErrorPage("invalid_request");
            assertThat(oauth.userinfo(token)).hasStatus(401);
            assertThat(oauth.introspect(ordersApi(), token).json()).containsOnly(Map.entry("active", false));
            assertThat(oauth.refresh(inn(), token)).isRefused(400, "invalid_grant");
        }
    }

    @Nested
    @DisplayName("Back-Channel §2.5: who is told")
    class Who {

        @Test
        void everyRelyingPartyOfTheSessionOnce() {
            Tokens tokens = signedInAt(inn());
            signedInAt(inn());
            signedInAt(tavern());
            signedInAt(lodge());

            signOut(tokens);

            assertThat(toldTo(innkeeper, 1)).hasSize(1);
            assertThat(toldTo(host, 1)).hasSize(1);
        }

        @Test
        void nobodyOfAnotherSession() {
            Tokens tokens = signedInAt(inn());
            Browser otherDevice = oauth.browser().login(user);
            oauth.authorize(tavern()).in(otherDevice).silently().exchange();

            signOut(tokens);

            toldTo(innkeeper, 1);
            settle();
            assertThat(of(host)).isEmpty();
        }

        @Test
        void nobodyWhoNeverRedeemedTheCode() {
            Tokens tokens = signedInAt(inn());
            oauth.authorize(tavern()).in(browser).silently().response();

            signOut(tokens);

            toldTo(innkeeper, 1);
            settle();
            assertThat(of(host)).isEmpty();
        }

        @Test
        void alsoWhoeverGaveItsTokensBackBefore() {
            Tokens tokens = signedInAt(inn());
            oauth.revoke(inn(), tokens.refreshToken());

            signOut(tokens);

            assertThat(toldTo(innkeeper, 1)).hasSize(1);
        }

        @Test
        void nobodyASecondTime() {
            Tokens tokens = signedInAt(inn());
            signOut(tokens);
            toldTo(innkeeper, 1);

            signOut(tokens);

            settle();
            assertThat(of(innkeeper)).hasSize(1);
        }
    }

    @Nested
    @DisplayName("Back-Channel §2.5: every end of a session, not only signing out")
    class Ends {

        @Test
        void ofAUserWhoIsDisabledOnEveryDevice() {
            signedInAt(inn());
            Browser otherDevice = oauth.browser().login(user);
            oauth.authorize(inn()).in(otherDevice).silently().exchange();

            people.disable(user);

            assertThat(toldTo(innkeeper, 2))
                    .extracting(each -> claims(each).get("sid"))
                    .doesNotHaveDuplicates();
        }

        @Test
        void onTheServersOwnPage() {
            signedInAt(inn());

            browser.submit(browser.get("/signed-out").page().pressing("sign-out"));

            assertThat(toldTo(innkeeper, 1)).hasSize(1);
        }

        @Test
        void ofOneClientsAccessForAllSessionsAtOnceOrForEach() {
            signedInAt(inn());
            signedInAt(tavern());
            Browser otherDevice = oauth.browser().login(user);
            oauth.authorize(inn()).in(otherDevice).silently().exchange();
            oauth.authorize(tavern()).in(otherDevice).silently().exchange();

            for (TestClient client : List.of(inn(), tavern())) {
                revocation.endAccess(UserId.parse(user.id()), new ClientId(client.id()), EndReason.ACCESS_TAKEN_AWAY);
            }

            assertThat(toldTo(innkeeper, 2))
                    .as("needs to know which")
                    .extracting(each -> claims(each).get("sid"))
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
            assertThat(toldTo(host, 1))
                    .singleElement()
                    .satisfies(each -> assertThat(claims(each)).doesNotContainKey("sid"));
        }
    }

    @Test
    void metadataSaySo() {
        assertThat(oauth.get("/.well-known/openid-configuration").json())
                .containsEntry("backchannel_logout_supported", true)
                .containsEntry("backchannel_logout_session_supported", true);
    }

    /** A restart of the server between the end and the telling of it loses nothing. */
    @Test
    void partyThatWasDownIsToldAfterARestart() {
        innkeeper.close();
        try (RunningServer server = RunningServer.start()) {
            Tokens tokens = server.oauth().authorize(inn()).as("alice").exchange();
            server.oauth().get("/connect/logout?id_token_hint=" + tokens.idToken());

            server.restart();

            try (RelyingParty back = RelyingParty.open(INN_PORT)) {
                String token = back.await(1).get(0).field("logout_token");
                assertThat(server.oauth().jwts().claims(token))
                        .containsEntry("sid", tokens.idTokenClaims().get("sid"));
            }
        }
    }

    private Tokens signedInAt(TestClient client) {
        return oauth.authorize(client).in(browser).silently().exchange();
    }

    private void signOut(Tokens tokens) {
        browser.get("/connect/logout?"
                + Parameters.NONE.with("id_token_hint", tokens.idToken()).encoded());
    }

    /** What this test's user is about, once there is as much of it. */
    private List<Received> toldTo(RelyingParty party, int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (of(party).size() < count) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return of(party);
    }

    private List<Received> of(RelyingParty party) {
        return party.received().stream()
                .filter(each -> user.id().equals(claims(each).get("sub")))
                .toList();
    }

    private Map<String, Object> claims(Received received) {
        return oauth.jwts().claims(received.field("logout_token"));
    }

    /** Somebody else's logout is told after all that was asked for before. */
    private void settle() {
        TestUser other = people.newcomer();
        for (var client : List.of(inn(), tavern())) {
            Tokens tokens = oauth.authorize(client).as(other).exchange();
            oauth.get("/connect/logout?id_token_hint=" + tokens.idToken());
        }
        for (RelyingParty party : List.of(innkeeper, host)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (party.received().stream()
                    .noneMatch(each -> other.id().equals(claims(each).get("sub")))) {
                assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
