package dev.signet.auth.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.outbound.Outcome.Answered;
import dev.signet.auth.outbound.Outcome.Failed;
import dev.signet.auth.outbound.Outcome.Why;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OutboundHttpTests {

    private static final int LONGEST = 1_000;
    private static final OutboundProperties PROPERTIES = new OutboundProperties(List.of(), Duration.ofMillis(700));

    private final RelyingParty party = RelyingParty.open();

    @AfterEach
    void close() {
        party.close();
    }

    @Nested
    @DisplayName("Where it goes")
    class Places {

        @ParameterizedTest
        @ValueSource(
                strings = {"localhost", "127.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
        void thisMachineIsNotCalledByAnyOfItsNames(String host) throws IOException {
            try (Sending sending = sending(systemNames(), false)) {
                Outcome outcome = sending.post("http://" + host + ":" + party.port() + "/logout");

                assertThat(outcome).isInstanceOf(Failed.class);
            }
            assertThat(party.received()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1"})
        void nameThatLeadsInsideIsNotCalled(String address) throws IOException {
            try (Sending sending = sending(naming(List.of(address)), false)) {
                Outcome outcome = sending.post("http://party.example:" + party.port() + "/logout");

                assertThat(outcome).isEqualTo(new Failed(Why.FORBIDDEN_ADDRESS));
            }
            assertThat(party.received()).isEmpty();
        }

        @Test
        void nameThatLeadsInsideAndOutsideIsNotCalled() throws IOException {
            try (Sending sending = sending(naming(List.of("93.184.215.14", "127.0.0.1")), false)) {
                assertThat(sending.post("http://party.example:" + party.port() + "/"))
                        .isEqualTo(new Failed(Why.FORBIDDEN_ADDRESS));
            }
            assertThat(party.received()).isEmpty();
        }

        /** The first look-up would pass a check of its own; a second one before connecting would lead to this machine. */
        @Test
        void nameThatLeadsElsewhereTheNextTimeIsLookedUpOnce() throws IOException {
            Iterator<List<String>> answers =
                    List.of(List.of("192.0.2.1"), List.of("127.0.0.1")).iterator();
            DnsResolver rebinding = naming(answers);
            try (Sending sending = sending(rebinding, false)) {
                assertThat(sending.post("http://party.example:" + party.port() + "/"))
                        .isInstanceOf(Failed.class);
            }
            assertThat(party.received()).isEmpty();
            assertThat(answers.hasNext()).as("nothing looked the name up again").isTrue();
        }

        @Test
        void nameThatNobodyKnowsFails() throws IOException {
            try (Sending sending = sending(naming(List.of()), false)) {
                assertThat(sending.post("http://party.example/")).isEqualTo(new Failed(Why.UNKNOWN_HOST));
            }
        }

        @Test
        void redirectIsAnAnswerLikeAnyOther() throws IOException {
            try (RelyingParty inside = RelyingParty.open();
                    Sending sending = sending(systemNames(), true)) {
                party.is(RelyingParty.redirecting(inside.uri("/secret")));

                assertThat(sending.post(party.uri("/logout").toString()))
                        .isInstanceOfSatisfying(
                                Answered.class,
                                answer -> assertThat(answer.status()).isEqualTo(307));
                assertThat(inside.received()).isEmpty();
            }
        }
    }

    @Nested
    @DisplayName("How much it takes")
    class Limits {

        @Test
        void answerIsReadToTheLimitAndNoFurther() throws IOException {
            party.is(RelyingParty.talkingForEver());

            try (Sending sending = sending(systemNames(), true)) {
                assertThat(sending.post(party.uri("/").toString())).isInstanceOfSatisfying(Answered.class, answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body()).hasSize(LONGEST);
                });
            }
        }

        @Test
        void answersThatAreCutLeaveNoConnectionBehind() throws IOException {
            party.is(RelyingParty.talkingForEver());

            try (Sending sending = sending(systemNames(), true)) {
                for (int i = 0; i < 2 * OutboundHttp.CONNECTIONS; i++) {
                    assertThat(sending.post(party.uri("/").toString())).isInstanceOf(Answered.class);
                }
            }
        }

        @Test
        void silenceEndsWithTheTime() throws IOException {
            party.is(party.silent());

            try (Sending sending = sending(systemNames(), true)) {
                assertThat(sending.post(party.uri("/").toString())).isEqualTo(new Failed(Why.TIMED_OUT));
            }
        }

        @Test
        void bodyThatNeverComesIsNotWaitedForBeyondTheTime() throws IOException {
            party.is(party.silentAfterHeaders());

            try (Sending sending = sending(systemNames(), true)) {
                assertThat(sending.post(party.uri("/").toString())).isInstanceOfSatisfying(Answered.class, answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body()).isEmpty();
                });
            }
        }

        /** Each byte is in time; the answer is not. */
        @Test
        void bodyThatTricklesIsNotWaitedForBeyondTheTime() throws IOException {
            party.is(exchange -> {
                exchange.sendResponseHeaders(200, LONGEST);
                for (int i = 0; i < LONGEST; i++) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            });

            try (Sending sending = sending(systemNames(), true)) {
                assertThat(sending.post(party.uri("/").toString()))
                        .isInstanceOfSatisfying(
                                Answered.class,
                                answer -> assertThat(answer.body()).hasSizeBetween(1, 20));
            }
        }

        @Test
        void machineThatIsDownIsNotConnected() throws IOException {
            try (Sending sending = sending(systemNames(), true)) {
                assertThat(sending.post("http://localhost:" + TestServer.freePort() + "/"))
                        .isEqualTo(new Failed(Why.NOT_CONNECTED));
            }
        }

        @Test
        void whatIsNotHttpIsBrokenOff() throws IOException {
            try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Sending sending = sending(systemNames(), true)) {
                Thread greeting = new Thread(() -> greet(other));
                greeting.start();

                assertThat(sending.post("http://localhost:" + other.getLocalPort() + "/"))
                        .isEqualTo(new Failed(Why.BROKEN_OFF));
            }
        }

        private static void greet(ServerSocket socket) {
            try (Socket caller = socket.accept()) {
                caller.getOutputStream()
                        .write("220 mail.example ESMTP\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
                caller.getOutputStream().flush();
                caller.getInputStream().readNBytes(10_000);
            } catch (IOException gone) {
                // The other side has heard enough.
            }
        }
    }

    @Test
    void formArrivesAsItWasWritten() throws IOException {
        try (Sending sending = sending(systemNames(), true)) {
            assertThat(sending.post(party.uri("/logout?tenant=1").toString()))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(200));
        }

        assertThat(party.received()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri()).hasToString("/logout?tenant=1");
            assertThat(request.contentType()).startsWith("application/x-www-form-urlencoded");
            assertThat(request.body()).isEqualTo("a=b");
        });
    }

    private record Sending(OutboundHttp http) implements AutoCloseable {

        Outcome post(String address) {
            return http.post(URI.create(address), "a=b", LONGEST);
        }

        @Override
        public void close() throws IOException {
            http.destroy();
        }
    }

    private static Sending sending(DnsResolver names, boolean local) {
        return new Sending(
                new OutboundHttp(PROPERTIES, new CheckedResolver(names, new ReachableAddresses(List.of(), local))));
    }

    private static DnsResolver systemNames() {
        return SystemDefaultDnsResolver.INSTANCE;
    }

    private static DnsResolver naming(List<String> addresses) {
        return naming(List.of(addresses).iterator());
    }

    private static DnsResolver naming(Iterator<List<String>> answers) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                List<String> addresses = answers.next();
                if (addresses.isEmpty()) {
                    throw new UnknownHostException(host);
                }
                InetAddress[] found = new InetAddress[addresses.size()];
                for (int i = 0; i < found.length; i++) {
                    byte[] raw = InetAddress.getByName(addresses.get(i)).getAddress();
                    found[i] = InetAddress.getByAddress(host, raw);
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
