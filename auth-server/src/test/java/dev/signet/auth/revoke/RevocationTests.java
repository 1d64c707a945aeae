package dev.signet.auth.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.AuthorizationAsked;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.status.FlippedIndexes;
import dev.signet.auth.status.StatusIndex;
import dev.signet.auth.status.StatusIndexes;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ends together, once, and with one entry in the audit trail. */
@SignetTest
class RevocationTests {

    private final Revocation revocation;
    private final Sweeping sweeping;
    private final Grants grants;
    private final FlippedIndexes flipped;
    private final StatusIndexes indexes;
    private final RandomValues random;
    private final MutableClock clock;
    private final JdbcClient jdbc;
    private final SsoSessions sessions;
    private final SignedIn person;

    RevocationTests(
            Revocation revocation,
            Sweeping sweeping,
            Grants grants,
            FlippedIndexes flipped,
            StatusIndexes indexes,
            RandomValues random,
            MutableClock clock,
            JdbcClient jdbc,
            SsoSessions sessions,
            People people) {
        this.revocation = revocation;
        this.sweeping = sweeping;
        this.grants = grants;
        this.flipped = flipped;
        this.indexes = indexes;
        this.random = random;
        this.clock = clock;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.person = people.signedInNewcomer();
    }

    @Test
    void grantThatManyEndAtTheSameInstantIsAuditedOnce() {
        AccessGrant grant = grants.find(aGrant()).orElseThrow();

        Race.run(() -> {
            revocation.endGrant(grant, EndReason.CODE_REUSED);
            return grant;
        });

        assertThat(entries("code_reused")).isEqualTo(1);
        assertThat(stage(grant.id())).isEqualTo(AccessGrant.Stage.ENDED);
    }

    @Test
    void sessionThatIsEndedTwiceIsAuditedOnceAndTakesItsGrantsAlong() {
        List<GrantId> all = List.of(aGrant(), aGrant());

        revocation.endSession(person.userId(), person.sid(), EndReason.SIGNED_OUT);
        revocation.endSession(person.userId(), person.sid(), EndReason.SIGNED_OUT);

        assertThat(entries("signed_out")).isEqualTo(1);
        assertThat(all).allSatisfy(id -> assertThat(stage(id)).isEqualTo(AccessGrant.Stage.ENDED));
    }

    @Test
    void userWhoIsDisabledKeepsNoSessionAndNoGrant() {
        GrantId grant = aGrant();

        revocation.disableUser(person.userId());
        revocation.disableUser(person.userId());

        assertThat(sessions.list(person.userId())).isEmpty();
        assertThat(stage(grant)).isEqualTo(AccessGrant.Stage.ENDED);
    }

    @Test
    void tokenThatIsTakenBackTwiceIsTakenBack() {
        StatusIndex index = anIndex();

        revocation.revokeAccessToken(
                new ClientId("harbor"), "jti", index, clock.instant().plusSeconds(300));
        revocation.revokeAccessToken(
                new ClientId("harbor"), "jti", index, clock.instant().plusSeconds(300));

        assertThat(flipped.contains(index)).isTrue();
    }

    @Test
    void tokenThatIsTakenBackByManyAtOnceIsTakenBackOnce() {
        StatusIndex index = anIndex();

        Race.run(() -> {
            revocation.revokeAccessToken(
                    new ClientId("harbor"), "jti", index, clock.instant().plusSeconds(300));
            return index;
        });

        assertThat(flipped.contains(index)).isTrue();
    }

    @Test
    void sessionThatIsEndedByManyAtOnceStarvesNoPool() {
        Race.run(() -> {
            revocation.endSession(person.userId(), person.sid(), EndReason.SIGNED_OUT);
            return 1;
        });

        assertThat(entries("signed_out")).isEqualTo(1);
    }

    @Test
    void sweepingForgetsOnlyWhatHasBeenOverForADay() {
        StatusIndex index = anIndex();
        revocation.revokeAccessToken(
                new ClientId("harbor"), "jti", index, clock.instant().plusSeconds(300));
        GrantId grant = aGrant();

        sweeping.sweep();
        assertThat(flips(index)).isEqualTo(1);
        clock.advance(Duration.ofHours(24));
        sweeping.sweep();
        assertThat(grants.find(grant)).as("its code could still be reused").isPresent();
        assertThat(flips(index)).as("expired by itself").isZero();
        clock.advance(Duration.ofMinutes(6));
        sweeping.sweep();

        assertThat(grants.find(grant)).isEmpty();
    }

    private StatusIndex anIndex() {
        return indexes.draw(new ClientId("harbor"), clock.instant().plusSeconds(300))
                .orElseThrow();
    }

    private GrantId aGrant() {
        GrantId id = new GrantId(random.id());
        AuthorizationAsked asked = new AuthorizationAsked(
                new ClientId("harbor"), person, "https://app.example", null, null, "challenge", Set.of("openid"));
        assertThat(grants.issueCode(id, asked, random.secret(), Duration.ofMinutes(5)))
                .isTrue();
        return id;
    }

    private AccessGrant.Stage stage(GrantId id) {
        return grants.find(id).orElseThrow().stage();
    }

    private long flips(StatusIndex index) {
        return jdbc.sql("select count(*) from status_flip where first_index = ?")
                .param(index.value())
                .query(Long.class)
                .single();
    }

    private long entries(String detail) {
        return jdbc.sql("select count(*) from audit_entry where user_id = ? and detail = ?")
                .params(person.userId().value(), detail)
                .query(Long.class)
                .single();
    }
}
