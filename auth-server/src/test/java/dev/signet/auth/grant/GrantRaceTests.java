package dev.signet.auth.grant;

import static dev.signet.auth.grant.GrantRows.MINUTE;
import static dev.signet.auth.grant.GrantRows.SCOPES;
import static dev.signet.auth.grant.GrantRows.issue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Every transition happens once, on each database, whoever tries at the same instant. */
@SignetTest
class GrantRaceTests {

    private final GrantRepository rows;
    private final GrantRows grants;
    private final Instant now;

    GrantRaceTests(GrantRepository rows, RandomValues random, People people) {
        this.rows = rows;
        this.grants = new GrantRows(rows, random, people);
        this.now = grants.now();
    }

    @Test
    void consentIsGivenOnce() {
        GrantId id = grants.insert(Stage.CONSENT);

        assertHappensOnce(() -> rows.consent(id, SCOPES, grants.aHandle(), now));
    }

    @Test
    void refusalHappensOnce() {
        GrantId id = grants.insert(Stage.CONSENT);

        assertHappensOnce(() -> rows.refuse(id));
        assertThat(rows.find(id)).isEmpty();
    }

    @Test
    void codeIsRedeemedOnce() {
        GrantId id = grants.insert(Stage.CODE);

        assertHappensOnce(() -> rows.redeem(id, 1, issue(now.plus(MINUTE), now)));
        assertThat(rows.find(id).orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void tokenIsRotatedOnce() {
        GrantId id = grants.active();

        assertHappensOnce(() -> rows.refresh(id, 1, 2, issue(now.plus(MINUTE), now)));
        assertThat(rows.find(id).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void grantEndsOnce() {
        GrantId id = grants.active();

        assertHappensOnce(() -> rows.end(id, "signed_out", now));
    }

    @Test
    void rotationDoesNotOutliveTheEnd() {
        GrantId id = grants.active();

        List<Boolean> ended = Race.run(() -> {
            rows.refresh(id, 1, 2, issue(now.plus(MINUTE), now));
            return rows.end(id, "signed_out", now);
        });

        assertThat(Collections.frequency(ended, true)).isEqualTo(1);
        assertThat(rows.find(id).orElseThrow().stage()).isEqualTo(Stage.ENDED);
    }

    private void assertHappensOnce(Callable<Boolean> transition) {
        assertThat(Collections.frequency(Race.run(transition), true)).isEqualTo(1);
    }
}
