package dev.signet.auth.status;

import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.phoenix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.auth.Issuer;
import dev.signet.auth.TokenSlot;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.status.changes.ListChanges;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import dev.signet.auth.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Every way in which access ends flips every access token that is alive: on this node at once, elsewhere after one poll. */
@SignetTest
class EndedEverywhereTests {

    private final OAuth oauth;
    private final Revocation revocation;
    private final Issuer issuer;
    private final JdbcClient jdbc;
    private final People people;
    private final FlippedIndexes otherNode;
    private final TestUser user;

    EndedEverywhereTests(
            OAuth oauth,
            People people,
            Revocation revocation,
            Issuer issuer,
            JdbcClient jdbc,
            StatusFlipRepository rows,
            StatusBlockRepository blocks,
            TransactionOperations transactions,
            MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.revocation = revocation;
        this.issuer = issuer;
        this.jdbc = jdbc;
        this.otherNode = new FlippedIndexes(rows, blocks, transactions, new ListChanges(), clock);
        this.user = people.newcomer();
    }

    @Test
    void endOfASessionReachesAllTokensOfAllItsGrants() {
        Tokens first = someTokens();
        Tokens second = first.refresh();
        Tokens elsewhere = oauth.authorize(aClient()).as(user).exchange();

        revocation.endSession(UserId.parse(user.id()), sid(first), EndReason.SIGNED_OUT);

        assertEnded(first, second);
        assertThat(elsewhere.accessTokenIsActive()).as("another session").isTrue();
    }

    @Test
    void endOfAGrantReachesAllItsTokens() {
        Tokens first = someTokens();
        Tokens second = first.refresh();

        oauth.revoke(aClient(), second.refreshToken());

        assertEnded(first, second);
    }

    @Test
    void reuseOfARefreshTokenReachesAllTokens() {
        Tokens first = someTokens();
        Tokens second = first.refresh();
        Tokens third = second.refresh();

        assertThat(oauth.refreshRequest(aClient(), first.refreshToken()).send().status())
                .isEqualTo(400);

        assertEnded(first, second, third);
    }

    @Test
    void endReachesWhatWasAnsweredAgainInTheGracePeriod() {
        Tokens first = oauth.authorize(lodge()).as(user).exchange();
        List<Tokens> all = new ArrayList<>(Race.run(first::refresh));
        all.add(first);

        oauth.revoke(lodge(), first.refreshToken());

        assertEnded(all.toArray(Tokens[]::new));
    }

    @Test
    void disabledUserKeepsNoToken() {
        Tokens tokens = someTokens();
        Tokens elsewhere = oauth.authorize(lodge()).as(user).exchange();

        people.disable(user);

        assertEnded(tokens, elsewhere);
    }

    @Test
    void clientThatIsEnabledAgainGetsGoodTokensAtOnceAndNoOldOneBack() {
        Tokens before = oauth.clientCredentials(phoenix());
        people.disable(phoenix());
        jdbc.sql("update client set disabled_at = null where client_id = ?")
                .param(phoenix().id())
                .update();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> oauth.token(phoenix(), "client_credentials").send().status() == 200);

        Tokens after = oauth.clientCredentials(phoenix());

        assertThat(after.accessTokenIsActive()).isTrue();
        assertThat(before.accessTokenIsActive()).isFalse();
        otherNode.poll();
        assertThat(otherNode.contains(index(after))).isFalse();
        assertThat(otherNode.contains(index(before))).isTrue();
    }

    @Test
    void revokedTokenGoesAlone() {
        Tokens first = someTokens();
        Tokens second = first.refresh();

        oauth.revoke(aClient(), first.accessToken());

        assertEnded(first);
        assertThat(second.accessTokenIsActive()).isTrue();
        assertThat(second.userinfo().status()).isEqualTo(200);
    }

    @Test
    void noTwoTokensHaveOneIndex() {
        Tokens tokens = oauth.authorize(lodge()).as(user).exchange();

        assertThat(Race.run(() -> index(tokens.refresh()))).doesNotHaveDuplicates();
    }

    @Test
    void grantThatHasTooManyTokensGivesTheOlderOnesUp() {
        Tokens first = someTokens();
        fillUp(first);

        Tokens second = first.refresh();

        assertThat(second.accessTokenIsActive()).isTrue();
        assertThat(stored(first)).hasSizeLessThan(LiveTokens.MOST);
        assertThat(first.accessTokenIsActive()).as("the oldest").isFalse();
    }

    private void fillUp(Tokens tokens) {
        LiveTokens live = LiveTokens.read(bytes(tokens));
        Instant now = Instant.now();
        while (!live.full(now)) {
            live = live.with(new TokenSlot((1L << 42) + live.alive(now).size(), now, now.plusSeconds(60)));
        }
        jdbc.sql("update access_grant set live_tokens = ? where sid = ?")
                .params(live.bytes(), sid(tokens).value())
                .update();
    }

    private List<?> stored(Tokens tokens) {
        return LiveTokens.read(bytes(tokens)).alive(Instant.now());
    }

    private byte[] bytes(Tokens tokens) {
        return jdbc.sql("select live_tokens from access_grant where sid = ?")
                .param(sid(tokens).value())
                .query((row, number) -> row.getBytes("live_tokens"))
                .single();
    }

    private void assertEnded(Tokens... all) {
        otherNode.poll();
        assertThat(all).allSatisfy(tokens -> {
            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.userinfo().status()).isEqualTo(401);
            assertThat(otherNode.contains(index(tokens))).isTrue();
        });
    }

    private Tokens someTokens() {
        return oauth.authorize(aClient()).as(user).exchange();
    }

    private StatusIndex index(Tokens tokens) {
        return StatusIndex.read(tokens.accessTokenClaims().get("status"), issuer)
                .orElseThrow();
    }

    private static SessionId sid(Tokens tokens) {
        return SessionId.parse(String.valueOf(tokens.accessTokenClaims().get("sid")));
    }
}
