package dev.signet.resource.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.resource.testing.HandClock;
import dev.signet.resource.testing.TestIssuer;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyCacheTests {

    private static final JWK FIRST = TestIssuer.anEcKey("first");
    private static final JWK SECOND = TestIssuer.anEcKey("second");

    private final HandClock clock = new HandClock();
    private final FakeSource source = new FakeSource();
    private final KeyCache keys = new KeyCache(
            source,
            new KeyCacheSettings(
                    Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofHours(24), Duration.ofSeconds(2)),
            clock);

    private static final class FakeSource implements KeySource {

        private final AtomicInteger tries = new AtomicInteger();
        private volatile List<JWK> published = List.of(FIRST);
        private volatile boolean down;
        private volatile CountDownLatch held = new CountDownLatch(0);

        @Override
        public VerificationKeys fetch() throws IOException {
            tries.incrementAndGet();
            try {
                held.await();
                if (down) {
                    throw new IOException("down");
                }
                return VerificationKeys.parse(new JWKSet(published).toString());
            } catch (ParseException | InterruptedException failed) {
                throw new IOException(failed);
            }
        }
    }

    @Nested
    class WithoutTheIssuer {

        @Test
        void nothingIsFetchedBeforeTheFirstToken() {
            assertThat(source.tries).hasValue(0);
        }

        @Test
        void theLackOfAnyKeyIsAnOutageAndNoVerdict() {
            source.down = true;

            assertThatExceptionOfType(KeysUnavailableException.class)
                    .isThrownBy(() -> keys.find("first"))
                    .satisfies(outage -> assertThat(outage.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        }

        @Test
        void theFirstFetchIsTriedAtMostOncePerSecond() {
            source.down = true;
            for (int i = 0; i < 20; i++) {
                assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> keys.find("first"));
            }
            assertThat(source.tries).hasValue(1);

            source.down = false;
            clock.forward(Duration.ofSeconds(1));

            assertThat(keys.find("first")).isPresent();
        }

        @Test
        void knownKeysAreServedPastTheirLifetime() {
            keys.find("first");
            source.down = true;
            clock.forward(Duration.ofHours(1));

            for (int i = 0; i < 20; i++) {
                assertThat(keys.find("first")).isPresent();
            }
            assertThat(source.tries).as("one try, then silence for an interval").hasValue(2);
        }

        @Test
        void knownKeysAreServedWhileUnknownOnesAreMadeUp() {
            keys.find("first");
            source.down = true;

            for (int second = 0; second < 600; second++) {
                clock.forward(Duration.ofSeconds(1));
                assertThat(keys.find("made-up-" + second)).isEmpty();
                assertThat(keys.find("first")).isPresent();
            }
            assertThat(source.tries.get()).isLessThanOrEqualTo(1 + 60 + 1);
        }

        @Test
        void knownKeysAreGivenUpAfterALongOutage() {
            keys.find("first");
            source.down = true;

            clock.forward(Duration.ofHours(24).minusSeconds(1));
            assertThat(keys.find("first")).isPresent();

            clock.forward(Duration.ofSeconds(1));
            assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> keys.find("first"));
        }

        @Test
        void requestsDoNotWaitForATryOfAnotherOne() throws Exception {
            keys.find("first");
            source.down = true;
            clock.forward(Duration.ofMinutes(6));
            keys.find("first");
            clock.forward(Duration.ofSeconds(10));
            source.held = new CountDownLatch(1);
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                Future<Boolean> stuck = other.submit(() -> keys.find("first").isPresent());
                while (source.tries.get() < 3) {
                    Thread.onSpinWait();
                }

                assertThat(keys.find("first")).isPresent();

                assertThat(stuck).isNotDone();
                source.held.countDown();
                assertThat(stuck.get(5, TimeUnit.SECONDS)).isTrue();
            } finally {
                other.shutdownNow();
            }
        }

        @Test
        void theIssuersReturnIsNoticed() {
            keys.find("first");
            source.down = true;
            clock.forward(Duration.ofMinutes(6));
            keys.find("first");
            source.down = false;
            source.published = List.of(SECOND);

            clock.forward(Duration.ofSeconds(10));

            assertThat(keys.find("second")).isPresent();
            assertThat(keys.find("first")).isEmpty();
        }
    }

    @Nested
    class Rotation {

        @Test
        void knownKeysAreFetchedOnce() {
            for (int i = 0; i < 100; i++) {
                assertThat(keys.find("first")).isPresent();
            }
            assertThat(source.tries).hasValue(1);
        }

        @Test
        void unknownKeyCausesOneFetchAndIsFoundWhenItWasRotatedIn() {
            keys.find("first");
            source.published = List.of(FIRST, SECOND);

            assertThat(keys.find("second")).isPresent();
            assertThat(keys.find("first")).isPresent();
            assertThat(source.tries).hasValue(2);
        }

        @Test
        void madeUpKeysCauseOneFetchPerInterval() {
            keys.find("first");
            for (int i = 0; i < 1000; i++) {
                assertThat(keys.find("made-up-" + i)).isEmpty();
            }
            assertThat(source.tries).hasValue(2);

            clock.forward(Duration.ofSeconds(10));
            keys.find("made-up");
            keys.find("made-up");

            assertThat(source.tries).hasValue(3);
        }

        @Test
        void withdrawnKeyIsForgottenAtTheEndOfItsLifetime() {
            keys.find("first");
            source.published = List.of(SECOND);

            clock.forward(Duration.ofMinutes(5).minusSeconds(1));
            assertThat(keys.find("first")).isPresent();

            clock.forward(Duration.ofSeconds(1));
            assertThat(keys.find("first")).isEmpty();
        }

        @Test
        void manyRequestsAtOnceShareTheFirstFetch() throws Exception {
            source.held = new CountDownLatch(1);
            ExecutorService requests = Executors.newFixedThreadPool(16);
            try {
                List<Future<Boolean>> answers = IntStream.range(0, 16)
                        .mapToObj(i -> requests.submit(() -> keys.find("first").isPresent()))
                        .toList();
                source.held.countDown();

                for (Future<Boolean> answer : answers) {
                    assertThat(answer.get(5, TimeUnit.SECONDS)).isTrue();
                }
                assertThat(source.tries).hasValue(1);
            } finally {
                requests.shutdownNow();
            }
        }
    }
}
