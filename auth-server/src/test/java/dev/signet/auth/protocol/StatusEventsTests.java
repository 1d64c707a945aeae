package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.beacon;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static dev.signet.auth.testing.Clients.siren;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.ListEvents;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.StatusLists;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Being told of changed status lists: Signet's own, as server-sent events (HTML §9.2). A hint: the truth is the list. */
@SignetTest
class StatusEventsTests {

    private static final String EVENTS = "/status/events";

    private final OAuth oauth;
    private final People people;
    private final JdbcClient jdbc;
    private final MutableClock clock;
    private final MeterRegistry meters;

    StatusEventsTests(OAuth oauth, People people, JdbcClient jdbc, MutableClock clock, MeterRegistry meters) {
        this.oauth = oauth;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
        this.meters = meters;
    }

    @Nested
    @DisplayName("Who is refused")
    class Refused {

        @Test
        void whoeverSaysNotWhoItIs() {
            Answer answer = oauth.get(EVENTS);

            assertThat(answer).isRefused(401, "invalid_client");
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Basic ");
        }

        @Test
        void whoeverHasAnotherSecret() {
            assertThat(asking(machine().withSecret("machine-secre"))).isRefused(401, "invalid_client");
            assertThat(asking(machine().withId("nobody"))).isRefused(401, "invalid_client");
        }

        @Test
        void publicClient() {
            assertThat(asking(cli().withSecret(""))).isRefused(400, "invalid_request");
            assertThat(asking(cli().withSecret("cli-secret"))).isRefused(401, "invalid_client");
            assertThat(oauth.get(EVENTS + "?client_id=cli")).isRefused(400, "invalid_request");
        }

        @Test
        void clientThatAuthenticatesInAnotherWay() {
            assertThat(asking(lodge())).isRefused(401, "invalid_client");
        }

        @Test
        void secretInTheAddress() {
            assertThat(oauth.get(EVENTS + "?client_id=machine&client_secret=machine-secret"))
                    .isRefused(400, "invalid_request");
        }

        @Test
        void accessToken() {
            HttpRequest.Builder request = oauth.request(EVENTS)
                    .header(
                            "Authorization",
                            "Bearer " + oauth.clientCredentials(machine()).accessToken());

            assertThat(oauth.send(request)).isRefused(401, "invalid_client");
        }

        @Test
        void whoeverTakesNoEvents() {
            HttpRequest.Builder request = oauth.request(EVENTS)
                    .header("Authorization", machine().basic())
                    .header("Accept", "application/json");

            assertThat(oauth.send(request)).hasStatus(406);
        }

        private Answer asking(TestClient client) {
            return oauth.send(oauth.request(EVENTS).header("Authorization", client.basic()));
        }
    }

    @Nested
    @DisplayName("What is told")
    class Told {

        @Test
        void firstWhichChangeIsTheNewest() {
            try (ListEvents events = ListEvents.open(oauth, ordersApi())) {
                ListEvents.Event first = events.nextOrHeartbeat();

                assertThat(events.status()).isEqualTo(200);
                assertThat(events.header("Content-Type")).startsWith("text/event-stream");
                assertThat(events.header("Cache-Control")).contains("no-store").contains("no-transform");
                assertThat(events.header("X-Accel-Buffering")).isEqualTo("no");
                assertThat(first.name()).isEqualTo("ready");
                assertThat(first.id()).matches("\\d+").isEqualTo(first.data());
            }
        }

        @Test
        void thatAListHasChangedWhichThenIsSo() {
            Tokens tokens = oauth.clientCredentials(machine());
            try (ListEvents events = ListEvents.open(oauth, ordersApi())) {
                long ready = Long.parseLong(events.untilReady().get(0).id());

                oauth.revoke(machine(), tokens.accessToken());
                ListEvents.Event event = events.nextAbout(StatusLists.uri(tokens));

                assertThat(event.name()).isEqualTo("list");
                assertThat(Long.parseLong(event.id())).isGreaterThan(ready);
                assertThat(StatusLists.bit(oauth, oauth.get(StatusLists.path(tokens)), tokens))
                        .isTrue();
            }
        }

        @Test
        void thatNothingHasHappenedFromTimeToTime() {
            try (ListEvents events = ListEvents.open(oauth, ordersApi())) {
                events.untilReady();

                assertThat(events.nextOrHeartbeat().name()).isEqualTo(ListEvents.HEARTBEAT);
            }
        }

        @Test
        void nothingWhereOnlyTheHeadersAreAskedFor() {
            Answer head = oauth.send(oauth.request(EVENTS)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", machine().basic()));

            assertThat(head).hasStatus(200);
            assertThat(head.header("Content-Type").orElse("")).startsWith("text/event-stream");
        }
    }

    @Nested
    @DisplayName("Last-Event-ID: what was missed")
    class Missed {

        @Test
        void isToldOnceForEachListAndThenThatThisIsAll() {
            Tokens first = oauth.clientCredentials(machine());
            Tokens second = oauth.clientCredentials(machine());
            String before = number();
            oauth.revoke(machine(), first.accessToken());
            oauth.revoke(machine(), second.accessToken());
            number();

            try (ListEvents events = ListEvents.open(oauth, ordersApi(), before)) {
                List<ListEvents.Event> told = events.untilReady();

                assertThat(told).extracting(ListEvents.Event::data).containsOnlyOnce(StatusLists.uri(first));
                assertThat(told).extracting(event -> Long.parseLong(event.id())).isSorted();
            }
        }

        @Test
        void isNothingWhereNothingHasChanged() {
            Tokens tokens = oauth.clientCredentials(machine());
            oauth.revoke(machine(), tokens.accessToken());
            String now = number();

            try (ListEvents events = ListEvents.open(oauth, ordersApi(), now)) {
                assertThat(events.untilReady())
                        .singleElement()
                        .satisfies(event -> assertThat(event.id()).isEqualTo(now));
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0",
                    "-1",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "99999999999999999999999",
                    "1e3",
                    "abc",
                    "'; drop table status_flip; --",
                    "0x10",
                    "1, 2"
                })
        void isEverythingWhereTheNumberIsNoneOfOurs(String forged) {
            Tokens tokens = oauth.clientCredentials(machine());
            oauth.revoke(machine(), tokens.accessToken());
            String newest = number();

            try (ListEvents events = ListEvents.open(oauth, ordersApi(), forged)) {
                List<ListEvents.Event> told = events.untilReady();

                assertThat(told).extracting(ListEvents.Event::data).contains(StatusLists.uri(tokens));
                assertThat(Long.parseLong(told.get(told.size() - 1).id()))
                        .isGreaterThanOrEqualTo(Long.parseLong(newest));
            }
        }

        /** The one of the newest change, once it is told. */
        private String number() {
            String newest = jdbc.sql("select number from status_change")
                    .query(String.class)
                    .single();
            await().atMost(Duration.ofSeconds(5)).until(() -> told().equals(newest));
            return newest;
        }

        private String told() {
            try (ListEvents events = ListEvents.open(oauth, ordersApi())) {
                return events.untilReady().get(0).id();
            }
        }
    }

    @Nested
    @DisplayName("When a stream ends")
    class Ends {

        @Test
        void isSoonAfterItsClientWasDisabled() {
            try (ListEvents events = ListEvents.open(oauth, siren())) {
                events.untilReady();

                people.disable(siren());

                events.awaitEnd();
                assertThat(oauth.send(oauth.request(EVENTS).header("Authorization", siren().basic())))
                        .isRefused(401, "invalid_client");
            }
        }

        @Test
        void isSoonAfterItsClientsSecretWasReplaced() {
            try (ListEvents events = ListEvents.open(oauth, beacon())) {
                events.untilReady();

                jdbc.sql("update client_secret set hash = '{sha256}elsewhere' where client_id = ?")
                        .param(beacon().id())
                        .update();

                events.awaitEnd();
            }
        }

        @Test
        void isAfterSomeMinutesAnyway() {
            try (ListEvents events = ListEvents.open(oauth, ordersApi())) {
                events.untilReady();

                clock.advance(Duration.ofMinutes(6));

                events.awaitEnd();
            }
        }

        @Test
        void isSeenInTheMetrics() {
            double before = open();
            try (ListEvents events = ListEvents.open(oauth, ordersApi())) {
                events.untilReady();
                assertThat(open()).isGreaterThanOrEqualTo(before + 1);
            }

            await().atMost(Duration.ofSeconds(20)).until(() -> open() <= before);
        }

        private double open() {
            return meters.get("signet.status.streams").gauge().value();
        }
    }
}
