package dev.signet.resource.protocol;

import static dev.signet.resource.testing.TestStatusLists.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TestListEvents;
import dev.signet.resource.testing.TestListEvents.Connection;
import dev.signet.resource.testing.TestStatusLists;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of status lists that are told, while asking by the clock would take a minute. */
class StatusPushTests {

    private final TestIssuer issuer = new TestIssuer();
    private final TestStatusLists lists = issuer.statusLists();
    private final TestListEvents events = issuer.listEvents();
    private final String uri = lists.uri(1);
    private RunningApi api;
    private String token;

    @BeforeEach
    void askOncePerMinute() {
        lists.ttl(60);
    }

    @AfterEach
    void stop() {
        api.close();
        issuer.close();
    }

    private void start(String... settings) {
        String[] push = {
            "--signet.resource.status.max-staleness=1h",
            "--signet.resource.status.push.client-id=orders api",
            "--signet.resource.status.push.client-secret=s+cret",
        };
        api = new RunningApi(
                issuer, Stream.concat(Stream.of(push), Stream.of(settings)).toArray(String[]::new));
        token = api.aToken().status(uri, 1).build();
        assertThat(api.statusWith(token)).isEqualTo(200);
    }

    private void awaitRefusal() {
        await().pollInterval(Duration.ofMillis(20)).until(() -> api.statusWith(token) == 401);
    }

    @Test
    void changeThatIsToldIsKnownAtOnce() {
        start();
        lists.set(1, 1, true);

        events.changed(5, uri);

        awaitRefusal();
        assertThat(api.statusLists().hints()).isEqualTo(1);
        assertThat(events.connections())
                .extracting(Connection::authorization)
                .containsExactly("Basic "
                        + Base64.getEncoder()
                                .encodeToString("orders+api:s%2Bcret".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void toldLieChangesNothing() {
        start();

        events.changed(5, uri);

        await().until(() -> api.statusLists().hints() == 1);
        await().during(Duration.ofMillis(500)).until(() -> api.statusWith(token) == 200);
    }

    @Test
    void listThatIsNotInUseIsNotFetchedWhateverIsTold() {
        start();
        int before = lists.fetches();
        try (TestIssuer evil = new TestIssuer()) {
            events.changed(5, evil.statusLists().uri(1));
            events.changed(6, lists.uri(2));
            events.changed(7, "nonsense");
            events.changed(8, uri);

            await().until(() -> api.statusLists().hints() == 1);
            assertThat(lists.fetches(lists.uri(2))).isZero();
            assertThat(evil.statusLists().fetches()).isZero();
            assertThat(lists.fetches()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void brokenConnectionIsMadeAgainAndSaysWhatItWasToldLast() {
        start();
        events.changed(41, uri);
        await().until(() -> api.statusLists().hints() == 1);

        events.cut();

        await().until(() -> events.connections().size() == 2);
        assertThat(events.connections()).extracting(Connection::lastEventId).containsExactly(null, "41");
        lists.set(1, 1, true);
        events.changed(42, uri);
        awaitRefusal();
    }

    @Test
    void afterASilenceAllListsAreAskedFor() {
        start();
        lists.set(1, 1, true);

        events.ready(7);

        awaitRefusal();
    }

    @Test
    void serverThatHasNotHeardOfTheChangeYetIsAskedAgain() {
        start();
        AtomicInteger asked = new AtomicInteger();
        String old = lists.aList(uri).build();
        lists.set(1, 1, true);
        String changed = lists.aList(uri).build();
        lists.answer(uri, exchange -> reply(exchange, asked.incrementAndGet() < 3 ? old : changed));

        events.changed(5, uri);

        awaitRefusal();
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void floodOfHintsIsNoFloodOfQuestions() {
        start();
        int before = lists.fetches(uri);
        long begun = System.nanoTime();
        for (int i = 0; i < 5_000; i++) {
            events.changed(i, uri);
        }

        await().until(() -> api.statusLists().hints() == 5_000);

        long most = (System.nanoTime() - begun) / 25_000_000 + 2;
        assertThat((long) lists.fetches(uri) - before).isLessThanOrEqualTo(most);
        assertThat(api.statusWith(token)).isEqualTo(200);
    }

    @Test
    void withoutTheStreamListsAreAskedForByTheClock() {
        events.answer(401);
        lists.ttl(0.05);
        start();

        lists.set(1, 1, true);

        awaitRefusal();
        assertThat(events.connections()).isNotEmpty().allMatch(connection -> connection.status() == 401);
    }

    @Test
    void refusedListenerComesBackEverMoreSeldom() {
        events.answer(403);
        start();

        await().during(Duration.ofSeconds(2)).until(() -> events.connections().size() < 8);
        events.answer(200);
        lists.set(1, 1, true);
        events.changed(5, uri);

        awaitRefusal();
    }

    @Test
    void lineWithoutEndEndsTheConnection() {
        start();

        events.say("data: " + "x".repeat(1 << 20));

        await().until(() -> events.connections().size() > 1);
        assertThat(api.statusWith(token)).isEqualTo(200);
    }
}
