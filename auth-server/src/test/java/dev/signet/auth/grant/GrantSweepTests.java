package dev.signet.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.GrantRepository.Handle;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sweeping deletes what nothing can come of any more. Its grants lie so far back that no other test's are among them. */
@SignetTest
class GrantSweepTests {

    private static final Instant BEFORE = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant EARLIER = BEFORE.minusSeconds(1);
    private static final Instant LATER = BEFORE.plusSeconds(1);
    private static final int MANY = 1_000;

    private final GrantRepository rows;
    private final RandomValues random;
    private final SignedIn person;

    GrantSweepTests(GrantRepository rows, RandomValues random, People people) {
        this.rows = rows;
        this.random = random;
        this.person = people.signedInNewcomer();
        deleteOver(BEFORE, MANY);
    }

    @Test
    void whatCanStillBeUsedOrReusedStays() {
        GrantId asked = insert(Stage.CONSENT, LATER, LATER);
        GrantId code = insert(Stage.CODE, LATER, LATER);
        GrantId alive = insert(Stage.ACTIVE, EARLIER, LATER);
        GrantId ended = insert(Stage.ENDED, EARLIER, LATER);
        GrantId onTheInstant = insert(Stage.CODE, BEFORE, BEFORE);

        assertThat(deleteOver(BEFORE, MANY)).isZero();

        assertThat(List.of(asked, code, alive, ended, onTheInstant))
                .allSatisfy(id -> assertThat(rows.find(id)).isPresent());
    }

    @Test
    void whatWasNeverAnsweredOrRedeemedGoes() {
        GrantId asked = insert(Stage.CONSENT, EARLIER, LATER);
        GrantId code = insert(Stage.CODE, EARLIER, LATER);

        assertThat(deleteOver(BEFORE, MANY)).isEqualTo(2);

        assertThat(rows.find(asked)).isEmpty();
        assertThat(rows.find(code)).isEmpty();
    }

    @Test
    void whatHasExpiredGoesWhateverItsStage() {
        for (Stage stage : Stage.values()) {
            insert(stage, EARLIER, EARLIER);
        }

        assertThat(deleteOver(BEFORE, MANY)).isEqualTo(Stage.values().length);
    }

    @Test
    void goesInBatchesAndTheOldestFirst() {
        GrantId newest = insert(Stage.ENDED, EARLIER, EARLIER);
        for (int i = 1; i < 5; i++) {
            insert(Stage.ENDED, EARLIER, EARLIER.minusSeconds(i));
        }

        assertThat(deleteOver(BEFORE, 2)).isEqualTo(2);
        assertThat(deleteOver(BEFORE, 2)).isEqualTo(2);
        assertThat(rows.find(newest)).isPresent();
        assertThat(deleteOver(BEFORE, 2)).isEqualTo(1);
        assertThat(deleteOver(BEFORE, 2)).isZero();
    }

    private int deleteOver(Instant before, int most) {
        int deleted = rows.deleteExpired(before, most);
        deleted += rows.deleteUnanswered(Stage.CODE, before, most - deleted);
        return deleted + rows.deleteUnanswered(Stage.CONSENT, before, most - deleted);
    }

    private GrantId insert(Stage stage, Instant handleExpiresAt, Instant expiresAt) {
        GrantId id = new GrantId(random.id());
        AuthorizationAsked asked = new AuthorizationAsked(
                new ClientId("harbor"), person, "https://app.example", null, null, "challenge", Set.of("openid"));
        Handle handle = new Handle(Digest.sha256(random.secret()), handleExpiresAt);
        rows.insert(id, stage, asked, Set.of(), handle, EARLIER, expiresAt);
        return id;
    }
}
