package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.auth.revoke.KeyRevocation;
import dev.signet.auth.status.changes.ListChanges;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.ListEvents;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.StatusLists;
import dev.signet.auth.testing.Tokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Status lists, and being told of their changes, where two nodes share one database and not everything is well. */
@Tag("database")
class StatusNodesTests {

    private static RunningServer first;
    private static RunningServer second;

    @BeforeAll
    static void start() {
        first = RunningServer.start();
        second = first.another(Map.of());
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    @Test
    void whatOneNodeFlipsTheOtherTells() {
        Tokens tokens = first.oauth().clientCredentials(machine());
        try (ListEvents events = ListEvents.open(second.oauth(), ordersApi())) {
            events.untilReady();
            long begun = System.nanoTime();

            first.oauth().revoke(machine(), tokens.accessToken());
            events.nextAbout(StatusLists.uri(tokens));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(900));
            assertThat(flipped(second.oauth(), tokens)).isTrue();
        }
    }

    @Test
    void bothNodesIssueTheSameListAtTheSameTime() {
        Tokens tokens = first.oauth().clientCredentials(machine());
        long begun = Instant.now().getEpochSecond();
        first.oauth().revoke(machine(), tokens.accessToken());
        long changed = issuedAt(first.oauth(), tokens);

        await().atMost(Duration.ofSeconds(5)).until(() -> flipped(second.oauth(), tokens));

        assertThat(changed).isGreaterThanOrEqualTo(begun);
        assertThat(issuedAt(second.oauth(), tokens)).isEqualTo(changed);
    }

    @Test
    void whoeverWillHaveNoStoredAnswerGetsWhatEveryNodeKnows() {
        for (int i = 0; i < 10; i++) {
            Tokens tokens = first.oauth().clientCredentials(machine());
            first.oauth().revoke(machine(), tokens.accessToken());

            Answer answer = second.oauth()
                    .send(second.oauth().request(StatusLists.path(tokens)).header("Cache-Control", "no-cache"));

            assertThat(StatusLists.bit(second.oauth(), answer, tokens)).isTrue();
        }
    }

    @Test
    void listWhoseKeyWasTakenAwayIsSignedAnew() {
        Tokens tokens = first.oauth().clientCredentials(machine());
        String path = StatusLists.path(tokens);
        Answer before = first.oauth().get(path);

        first.bean(KeyRevocation.class)
                .revoke(first.oauth().jwts().verified(before.body()).getHeader().getKeyID());

        Answer after = first.oauth().get(path);
        assertThat(after.body()).isNotEqualTo(before.body());
        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> first.oauth().jwts().verified(after.body()) != null);
    }

    @Test
    void tooManyStreamsAreRefusedUntilOneEnds() {
        Map<String, Object> limits = Map.of("signet.status.streams", 3, "signet.status.streams-per-client", 2);
        List<ListEvents> open = new ArrayList<>();
        try (RunningServer small = first.another(limits)) {
            open.add(ListEvents.open(small.oauth(), machine()));
            open.add(ListEvents.open(small.oauth(), machine()));
            assertRefused(429, ListEvents.open(small.oauth(), machine()));
            open.add(ListEvents.open(small.oauth(), ordersApi()));
            assertRefused(503, ListEvents.open(small.oauth(), ordersApi()));
            assertThat(open).extracting(ListEvents::status).containsOnly(200);

            open.get(0).close();

            await().atMost(Duration.ofSeconds(20)).until(() -> {
                try (ListEvents again = ListEvents.open(small.oauth(), machine())) {
                    return again.status() == 200;
                }
            });
            open.forEach(ListEvents::close);
        }
    }

    /** More is told than the buffers between them hold: whoever writes to the one that does not read has to wait. */
    @Test
    void readerThatHangsKeepsNobodyElseWaiting() throws IOException {
        Tokens tokens = first.oauth().clientCredentials(machine());
        try (RunningServer node = first.another(Map.of());
                Socket hanging = hanging(node.oauth());
                ListEvents events = ListEvents.open(node.oauth(), ordersApi())) {
            events.untilReady();
            for (long round = 1; round <= 200; round++) {
                node.bean(ListChanges.class).tell(thousandLists(round));
                events.nextAbout(first.oauth().issuer() + "/status/1500");
            }

            first.oauth().revoke(machine(), tokens.accessToken());

            events.nextAbout(StatusLists.uri(tokens));
            assertThat(hanging.isClosed()).isFalse();
        }
    }

    private static Socket hanging(OAuth node) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_000);
        socket.connect(new InetSocketAddress("127.0.0.1", node.uri("/").getPort()));
        String request = "GET /status/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + ordersApi().basic();
        socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Map<Long, Long> thousandLists(long number) {
        return LongStream.range(1_000, 2_000).boxed().collect(Collectors.toMap(list -> list, list -> number));
    }

    @Test
    void streamIsSilentWhileTheDatabaseIsAwayAndTellsAfterwards() throws SQLException {
        Tokens tokens = first.oauth().clientCredentials(machine());
        try (ListEvents events = ListEvents.open(second.oauth(), ordersApi())) {
            events.untilReady();
            rename("status_flip", "status_flip_away");
            try {
                await().atMost(Duration.ofSeconds(10))
                        .until(() ->
                                second.oauth().get(StatusLists.path(tokens)).status() == 503);

                assertThat(events.nextOrHeartbeat().name()).isEqualTo(ListEvents.HEARTBEAT);
            } finally {
                rename("status_flip_away", "status_flip");
            }

            first.oauth().revoke(machine(), tokens.accessToken());
            events.nextAbout(StatusLists.uri(tokens));
        }
    }

    @Test
    void clientOfANodeThatGoesAwayMissesNothingAtAnother() {
        Tokens tokens = first.oauth().clientCredentials(machine());
        Tokens later = first.oauth().clientCredentials(machine());
        RunningServer third = first.another(Map.of());
        String lastId;
        try (ListEvents events = ListEvents.open(third.oauth(), ordersApi())) {
            events.untilReady();
            first.oauth().revoke(machine(), tokens.accessToken());
            lastId = events.nextAbout(StatusLists.uri(tokens)).id();
            long begun = System.nanoTime();

            third.close();

            events.awaitEnd();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("it does not wait for its streams")
                    .isLessThan(Duration.ofSeconds(20));
        }
        first.oauth().revoke(machine(), later.accessToken());

        try (ListEvents events = ListEvents.open(second.oauth(), ordersApi(), lastId)) {
            events.nextAbout(StatusLists.uri(later));
            assertThat(flipped(second.oauth(), later)).isTrue();
        }
    }

    private static boolean flipped(OAuth node, Tokens tokens) {
        return StatusLists.bit(node, node.get(StatusLists.path(tokens)), tokens);
    }

    private static long issuedAt(OAuth node, Tokens tokens) {
        String list = node.get(StatusLists.path(tokens)).body();
        return ((Number) node.jwts().claims(list).get("iat")).longValue();
    }

    private static void assertRefused(int status, ListEvents events) {
        try (events) {
            assertThat(events.status()).isEqualTo(status);
            assertThat(events.header("Retry-After")).isEqualTo("10");
        }
    }

    private static void rename(String table, String name) throws SQLException {
        try (Connection connection = first.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table " + table + " rename to " + name);
        }
    }
}
