package dev.signet.auth.grant;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.live.LiveToken;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Ends grants, and sweeps away what has been over for long. For the room {@code revoke}, in a transaction of its: it tells which
 * access tokens were alive, for an end reaches those only through the status list. The rows are ended first and read then, so
 * that no token is issued in between.
 */
@Component
public class GrantEnds {

    private final GrantRepository rows;
    private final Clock clock;

    GrantEnds(GrantRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The access tokens that were alive; nothing at all if it was not this call that ended the grant. */
    @EndsAccess
    public Optional<List<LiveToken>> end(GrantId id, String reason) {
        Instant now = now();
        return rows.end(id, reason, now) ? Optional.of(rows.listEndedWith(id, now)) : Optional.empty();
    }

    /** The access tokens that were alive of all that the session gave rise to, but what the user granted for their absence. */
    @EndsAccess
    public List<LiveToken> endAllOf(SessionId sid, String reason) {
        Instant now = now();
        return rows.endAllOf(sid, reason, now) == 0 ? List.of() : rows.listEndedWith(sid, now);
    }

    /** The access tokens that were alive. */
    @EndsAccess
    public List<LiveToken> endAllOf(UserId user, String reason) {
        Instant now = now();
        return rows.endAllOf(user, reason, now) == 0 ? List.of() : rows.listEndedWith(user, now);
    }

    /** The access tokens that were alive of all that {@code client} held of the user; nothing at all if it held nothing. */
    @EndsAccess
    public Optional<List<LiveToken>> endAllOf(UserId user, ClientId client, String reason) {
        Instant now = now();
        return rows.endAllOf(user, client, reason, now) == 0
                ? Optional.empty()
                : Optional.of(rows.listEndedWith(user, now));
    }

    /** The access tokens that were alive of all that came from other sessions of the user, also for the user's absence. */
    @EndsAccess
    public List<LiveToken> endAllBut(UserId user, SessionId kept, String reason) {
        Instant now = now();
        return rows.endAllBut(user, kept, reason, now) == 0 ? List.of() : rows.listEndedWith(user, now);
    }

    /**
     * Gives up the older half of a grant's access tokens, as {@code grant} was read.
     *
     * @return those that were alive; none if another was added since
     */
    @EndsAccess
    public List<LiveToken> endOlderTokens(AccessGrant grant) {
        Instant now = clock.instant();
        LiveTokens kept = grant.liveTokens().newerHalf(now);
        if (!rows.replace(grant.id(), grant.liveTokens(), kept)) {
            return List.of();
        }
        List<LiveToken> alive = grant.liveTokens().alive(now);
        return alive.subList(0, alive.size() - kept.alive(now).size());
    }

    /**
     * The access tokens that other clients obtained in exchange for those of {@code client}; its own end with what was reserved for
     * it.
     */
    @EndsAccess
    public List<LiveToken> endAllOf(ClientId client, String reason) {
        Instant now = now();
        return rows.endAllOf(client, reason, now) == 0 ? List.of() : rows.listExchangedEndedWith(client, now);
    }

    /** Deletes at most {@code most} rows that have been over for longer than {@code kept}; returns how many. */
    public int sweep(Duration kept, int most) {
        Instant before = clock.instant().minus(kept);
        int deleted = rows.deleteExpired(before, most);
        deleted += rows.deleteUnanswered(Stage.CODE, before, most - deleted);
        return deleted + rows.deleteUnanswered(Stage.CONSENT, before, most - deleted);
    }

    /** As exact as a database keeps it, so that what ended can be found by it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
