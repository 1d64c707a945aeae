package dev.signet.auth.revoke;

import dev.signet.auth.grant.GrantEnds;
import dev.signet.auth.grant.device.DeviceRequests;
import dev.signet.auth.grant.exchange.ExchangedTokens;
import dev.signet.auth.grant.pushed.PushedRequests;
import dev.signet.auth.grant.reference.ReferenceTokens;
import dev.signet.auth.replay.UsedOnce;
import dev.signet.auth.revoke.logout.LogoutOutbox;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.status.FlippedIndexes;
import dev.signet.auth.status.StatusIndexes;
import dev.signet.auth.user.Users;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what nothing can come of any more: on one node at a time, and in small batches, each a transaction of its own that
 * holds no lock for long. A node that fails has lost nothing: what is left is found by whoever has the next turn.
 */
@Component
class Sweeping {

    private static final String TURN = "sweeping";

    /** Longer than a batch takes; a node that failed in its turn blocks the others for no longer. */
    private static final Duration TURN_LENGTH = Duration.ofMinutes(1);

    private static final int BATCH = 500;
    private static final int BATCHES_AT_MOST = 200;

    /** How long what is over stays, so that the reuse of a token is still recognised for what it is. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final UUID node = UUID.randomUUID();
    private final TurnRepository turns;
    private final List<Sweep> sweeps;
    private final Timer time;
    private final Clock clock;

    /** One kind of rows. {@code deleteAtMost} says how many it deleted. */
    private record Sweep(Counter deleted, IntUnaryOperator deleteAtMost) {}

    Sweeping(
            TurnRepository turns,
            SessionExpiry expiry,
            GrantEnds grants,
            SsoSessions sessions,
            FlippedIndexes flipped,
            StatusIndexes indexes,
            ReferenceTokens references,
            DeviceRequests devices,
            ExchangedTokens exchanged,
            PushedRequests pushed,
            LogoutOutbox outbox,
            Users users,
            UsedOnce used,
            RegistrationEnds registrations,
            MeterRegistry meters,
            Clock clock) {
        this.turns = turns;
        this.sweeps = List.of(
                sweep(meters, "expired_sessions", expiry::endAtMost),
                sweep(meters, "accounts", users::eraseDeleted),
                sweep(meters, "grants", most -> grants.sweep(KEPT, most)),
                // After the grants: a session stays for as long as one of its grants does.
                sweep(meters, "sessions", most -> sessions.sweep(KEPT, most)),
                // Before those that name a client: what is unused ends first, and goes a day later.
                sweep(meters, "unused_clients", registrations::endUnused),
                sweep(meters, "ended_clients", most -> registrations.deleteEnded(KEPT, most)),
                sweep(meters, "logout_messages", most -> outbox.sweep(KEPT, most)),
                sweep(meters, "reference_tokens", references::sweep),
                sweep(meters, "used_once", used::sweep),
                sweep(meters, "exchanged_tokens", exchanged::sweep),
                sweep(meters, "device_requests", most -> devices.sweep(KEPT, most)),
                sweep(meters, "pushed_requests", pushed::sweep),
                sweep(meters, "status_flips", flipped::sweep),
                sweep(meters, "status_blocks", indexes::sweep));
        this.time = Timer.builder("signet.sweeping")
                .description("turns of this node at deleting what is over")
                .register(meters);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        if (!myTurn()) {
            return;
        }
        try {
            time.record(() -> sweeps.forEach(this::inBatches));
        } finally {
            turns.giveBack(TURN, node, clock.instant());
        }
    }

    private void inBatches(Sweep sweep) {
        for (int batch = 0; batch < BATCHES_AT_MOST && myTurn(); batch++) {
            int deleted = sweep.deleteAtMost().applyAsInt(BATCH);
            sweep.deleted().increment(deleted);
            if (deleted < BATCH) {
                return;
            }
        }
    }

    private boolean myTurn() {
        return turns.take(TURN, node, clock.instant(), TURN_LENGTH);
    }

    private static Sweep sweep(MeterRegistry meters, String rows, IntUnaryOperator deleteAtMost) {
        Counter deleted = Counter.builder("signet.sweeping.deleted")
                .description("rows deleted because nothing could come of them any more")
                .tag("rows", rows)
                .register(meters);
        return new Sweep(deleted, deleteAtMost);
    }
}
