package dev.signet.auth.revoke.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The threads are a queue of tasks here: one that is not run is one that takes its time. */
class LanesTests {

    private static final ClientId SLOW = new ClientId("slow");
    private static final ClientId QUICK = new ClientId("quick");

    private final Queue<Runnable> started = new ArrayDeque<>();
    private final List<LogoutMessage> worked = new ArrayList<>();
    private final Lanes lanes = new Lanes(6, 2, started::add, worked::add);

    @Test
    void slowClientHoldsUpNobodyElse() {
        add(SLOW, 50);
        List<Runnable> stuck = take(2);

        add(QUICK, 3);
        runAll();

        assertThat(worked).extracting(LogoutMessage::client).containsExactly(QUICK, QUICK, QUICK);
        stuck.forEach(Runnable::run);
        runAll();
        assertThat(worked).hasSize(53);
        assertThat(lanes.idle()).isTrue();
    }

    @Test
    void noMoreAreUnderWayThanAllTogetherMayBe() {
        for (int i = 0; i < 10; i++) {
            add(new ClientId("client-" + i), 5);
        }

        assertThat(started).hasSize(6);
        runAll();
        assertThat(worked).hasSize(50);
    }

    @Test
    void clientsTakeTurns() {
        Lanes one = new Lanes(1, 1, started::add, worked::add);
        List.of(message(SLOW), message(SLOW), message(SLOW), message(QUICK), message(QUICK))
                .forEach(one::add);

        runAll();

        assertThat(worked).extracting(LogoutMessage::client).containsExactly(SLOW, SLOW, QUICK, SLOW, QUICK);
    }

    @Test
    void messageThatIsHereAlreadyIsNotTakenTwice() {
        LogoutMessage message = message(QUICK);
        lanes.add(message);
        lanes.add(message);
        runAll();
        assertThat(worked).hasSize(1);

        lanes.add(message);
        runAll();

        assertThat(worked).as("done before, it is a repetition").hasSize(2);
    }

    @Test
    void laneThatIsFullTakesNoMoreAndSaysSo() {
        add(SLOW, Lanes.LONGEST + 50);

        assertThat(lanes.full()).containsExactly(SLOW);
        add(QUICK, 1);
        runAll();
        assertThat(worked).hasSize(Lanes.LONGEST + 2 + 1);
        assertThat(lanes.full()).isEmpty();
    }

    @Test
    void workThatFailsFreesItsPlace() {
        Lanes failing = new Lanes(1, 1, started::add, message -> {
            throw new IllegalStateException("failed");
        });
        failing.add(message(QUICK));
        failing.add(message(QUICK));

        for (Runnable each : take(1)) {
            try {
                each.run();
            } catch (IllegalStateException expected) {
                // As a thread of the pool would end.
            }
        }

        assertThat(started).hasSize(1);
    }

    private void add(ClientId client, int count) {
        for (int i = 0; i < count; i++) {
            lanes.add(message(client));
        }
    }

    private List<Runnable> take(int count) {
        List<Runnable> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(started.remove());
        }
        return taken;
    }

    private void runAll() {
        while (!started.isEmpty()) {
            started.remove().run();
        }
    }

    private static LogoutMessage message(ClientId client) {
        return new LogoutMessage(UUID.randomUUID(), client, new UserId(UUID.randomUUID()), null, Instant.EPOCH, 0);
    }
}
