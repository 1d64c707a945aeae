package dev.signet.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.Cursor;
import dev.signet.auth.testing.SignetTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The trail as it is read: by user, page by page. */
@SignetTest
class AuditTrailTests {

    private static final Set<AuditEvent> LOGINS = Set.of(AuditEvent.LOGIN_SUCCEEDED, AuditEvent.LOGIN_FAILED);

    private final AuditTrail trail;
    private final UUID user = UUID.randomUUID();

    AuditTrailTests(AuditTrail trail) {
        this.trail = trail;
    }

    @Test
    void pagesShowEveryEntryOnceAndTheNewestFirst() {
        for (int i = 0; i < 7; i++) {
            record(user, AuditEvent.LOGIN_SUCCEEDED, "number " + i);
        }

        List<String> seen = new ArrayList<>();
        @Nullable Cursor after = null;
        List<AuditRecord> page = trail.list(user, LOGINS, after, 3);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(entry -> seen.add(String.valueOf(entry.detail())));
            after = Cursor.parse(page.get(page.size() - 1).cursor().text()).orElseThrow();
            page = trail.list(user, LOGINS, after, 3);
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void nothingOfAnybodyElseAndNothingThatWasNotAskedForIsListed() {
        record(user, AuditEvent.LOGIN_FAILED, "mine");
        record(user, AuditEvent.CONSENT_GIVEN, "something else");
        record(UUID.randomUUID(), AuditEvent.LOGIN_FAILED, "somebody's");

        assertThat(trail.list(user, LOGINS, null, 10))
                .extracting(AuditRecord::detail)
                .containsExactly("mine");
    }

    private void record(UUID whom, AuditEvent event, String detail) {
        trail.record(AuditEntry.of(event).user(whom).detail(detail));
    }
}
