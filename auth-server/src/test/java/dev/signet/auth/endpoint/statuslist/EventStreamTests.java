package dev.signet.auth.endpoint.statuslist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.status.changes.ListChange;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What waits for a reader stays small, and is true when it is read at last. */
class EventStreamTests {

    private final EventStream stream = new EventStream(list -> "https://signet.example/status/" + list);

    @Test
    void eventsAreWrittenAsTheStandardHasThem() throws InterruptedException {
        stream.ready(7);
        stream.changed(new ListChange(4, 8));

        assertThat(stream.next(Duration.ZERO)).hasValue("""
                        event: ready
                        id: 7
                        data: 7

                        event: list
                        id: 8
                        data: https://signet.example/status/4

                        """);
    }

    @Test
    void listThatChangesAgainAndAgainWaitsOnceWithItsNewestNumberAtTheEnd() throws InterruptedException {
        for (long number = 0; number < 100_000; number += 2) {
            stream.changed(new ListChange(1, number));
            stream.changed(new ListChange(2, number + 1));
        }
        stream.changed(new ListChange(1, 100_000));

        assertThat(stream.next(Duration.ZERO)).hasValue("""
                        event: list
                        id: 99999
                        data: https://signet.example/status/2

                        event: list
                        id: 100000
                        data: https://signet.example/status/1

                        """);
    }

    @Test
    void thereIsAHeartbeatWhereThereIsNothingToTell() throws InterruptedException {
        assertThat(stream.next(Duration.ofMillis(1))).hasValue(EventStream.HEARTBEAT);
    }

    @Test
    void nothingIsToldAfterTheEnd() throws InterruptedException {
        stream.end();
        stream.changed(new ListChange(1, 1));

        assertThat(stream.next(Duration.ofMinutes(1))).isEmpty();
    }
}
