package dev.signet.auth.grant;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Ends grants, and sweeps away what has been over for long. For the room {@code revoke}. */
@Component
public class GrantEnds {

    private final GrantRepository rows;
    private final Clock clock;

    GrantEnds(GrantRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Whether it was this call that ended it. */
    @EndsAccess
    public boolean end(GrantId id, String reason) {
        return rows.end(id, reason, clock.instant());
    }

    /** How many it ended: all that the session gave rise to, but what the user granted for their absence. */
    @EndsAccess
    public int endAllOf(SessionId sid, String reason) {
        return rows.endAllOf(sid, reason, clock.instant());
    }

    /** How many it ended. */
    @EndsAccess
    public int endAllOf(UserId user, String reason) {
        return rows.endAllOf(user, reason, clock.instant());
    }

    /** How many it ended. */
    @EndsAccess
    public int endAllOf(ClientId client, String reason) {
        return rows.endAllOf(client, reason, clock.instant());
    }

    /** Deletes at most {@code most} rows that have been over for longer than {@code kept}; returns how many. */
    public int sweep(Duration kept, int most) {
        Instant before = clock.instant().minus(kept);
        int deleted = rows.deleteExpired(before, most);
        deleted += rows.deleteUnanswered(Stage.CODE, before, most - deleted);
        return deleted + rows.deleteUnanswered(Stage.CONSENT, before, most - deleted);
    }
}
