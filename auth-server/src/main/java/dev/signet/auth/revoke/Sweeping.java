package dev.signet.auth.revoke;

import dev.signet.auth.grant.GrantEnds;
import dev.signet.auth.status.RevokedTokens;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what nothing can come of any more, in small batches that hold no lock for long. Several nodes may sweep at once:
 * they only find less to do.
 */
@Component
class Sweeping {

    private static final int BATCH = 500;
    private static final int BATCHES_AT_MOST = 200;

    /** How long a grant that is over stays, so that the reuse of its tokens is still recognised for what it is. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final GrantEnds grants;
    private final RevokedTokens tokens;

    Sweeping(GrantEnds grants, RevokedTokens tokens) {
        this.grants = grants;
        this.tokens = tokens;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        inBatches(most -> grants.sweep(KEPT, most));
        inBatches(tokens::sweep);
    }

    private static void inBatches(IntUnaryOperator deleteAtMost) {
        for (int batch = 0; batch < BATCHES_AT_MOST; batch++) {
            if (deleteAtMost.applyAsInt(BATCH) < BATCH) {
                return;
            }
        }
    }
}
