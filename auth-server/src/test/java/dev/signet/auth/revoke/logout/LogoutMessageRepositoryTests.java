package dev.signet.auth.revoke.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds on both databases. All of it happens in a far future, where the server that is under test too finds nothing due. */
@SignetTest
class LogoutMessageRepositoryTests {

    private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final ClientId INN = new ClientId(Clients.inn().id());
    private static final ClientId TAVERN = new ClientId(Clients.tavern().id());

    private final LogoutMessageRepository rows;

    LogoutMessageRepositoryTests(LogoutMessageRepository rows) {
        this.rows = rows;
    }

    @Test
    void messageIsReadAsItWasWritten() {
        LogoutMessage one = written(INN);
        LogoutMessage ofAllSessions = new LogoutMessage(UUID.randomUUID(), TAVERN, one.user(), null, NOW, 0);
        rows.insert(ofAllSessions);

        assertThat(rows.listDue(NOW, 1_000, Set.of())).contains(one, ofAllSessions);
    }

    @Test
    void oneOfManyNodesTakesAMessageUp() {
        LogoutMessage message = written(INN);

        assertThat(Collections.frequency(Race.run(() -> rows.take(message, NOW, NOW.plus(LEASE))), true))
                .isEqualTo(1);
    }

    @Test
    void messageIsNobodyElsesUntilTheLeaseIsOver() {
        LogoutMessage message = written(INN);
        rows.take(message, NOW, NOW.plus(LEASE));

        Instant before = NOW.plus(LEASE).minusMillis(1);
        assertThat(rows.listDue(before, 1_000, Set.of())).doesNotContain(message.taken());
        assertThat(rows.take(message.taken(), before, before.plus(LEASE))).isFalse();
        assertThat(rows.listDue(NOW.plus(LEASE), 1_000, Set.of())).contains(message.taken());
        assertThat(rows.take(message.taken(), NOW.plus(LEASE), NOW.plus(LEASE).plus(LEASE)))
                .isTrue();
    }

    @Test
    void nodeThatWasTooSlowChangesNothingAnyMore() {
        LogoutMessage message = written(INN);
        rows.take(message, NOW, NOW.plus(LEASE));
        LogoutMessage slow = message.taken();
        rows.take(slow, NOW.plus(LEASE), NOW.plus(LEASE).plus(LEASE));

        assertThat(rows.giveBack(slow, NOW)).isFalse();
        assertThat(rows.close(slow, "given_up", NOW)).isFalse();
        assertThat(rows.close(slow.taken(), "delivered", NOW)).isTrue();
    }

    @Test
    void messageThatIsOverIsNotTakenUpAgain() {
        LogoutMessage message = written(INN);
        rows.take(message, NOW, NOW);
        rows.close(message.taken(), "delivered", NOW);

        assertThat(rows.take(message.taken(), NOW.plus(LEASE), NOW.plus(LEASE))).isFalse();
        assertThat(rows.giveBack(message.taken(), NOW)).isFalse();
        assertThat(rows.close(message.taken(), "given_up", NOW)).isFalse();
        assertThat(rows.listDue(NOW.plus(Duration.ofDays(1)), 1_000, Set.of())).doesNotContain(message.taken());
    }

    @Test
    void messageThatIsGivenBackWaitsForItsTime() {
        LogoutMessage message = written(INN);
        rows.take(message, NOW, NOW.plus(LEASE));

        assertThat(rows.giveBack(message.taken(), NOW.plusSeconds(60))).isTrue();

        assertThat(rows.listDue(NOW.plusSeconds(59), 1_000, Set.of())).doesNotContain(message.taken());
        assertThat(rows.listDue(NOW.plusSeconds(60), 1_000, Set.of())).contains(message.taken());
    }

    @Test
    void clientsWhoseLaneIsFullAreLeftOut() {
        LogoutMessage full = written(INN);
        LogoutMessage other = written(TAVERN);

        assertThat(rows.listDue(NOW, 1_000, Set.of(INN)))
                .contains(other)
                .doesNotContain(full)
                .extracting(LogoutMessage::client)
                .doesNotContain(INN);
    }

    @Test
    void whatIsOverIsDeletedAfterAWhileAndWhatWaitsIsNot() {
        LogoutMessage waiting = written(INN);
        LogoutMessage over = written(INN);
        rows.take(over, NOW, NOW.plus(LEASE));
        rows.close(over.taken(), "delivered", NOW);

        rows.deleteOver(NOW, 1_000);
        assertThat(rows.close(over.taken(), "delivered", NOW))
                .as("over, and still there")
                .isFalse();
        assertThat(rows.deleteOver(NOW.plusMillis(1), 1_000)).isPositive();

        assertThat(rows.listDue(NOW, 1_000, Set.of())).contains(waiting);
        assertThat(rows.countWaiting()).isPositive();
    }

    private LogoutMessage written(ClientId client) {
        LogoutMessage message = new LogoutMessage(
                UUID.randomUUID(), client, new UserId(UUID.randomUUID()), new SessionId(UUID.randomUUID()), NOW, 0);
        rows.insert(message);
        return message;
    }
}
