package dev.signet.resource.protocol;

import static dev.signet.resource.testing.TestStatusLists.awaitOpen;
import static dev.signet.resource.testing.TestStatusLists.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TestStatusLists;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to requests while the issuer's lists are away, slow, or too many; each test with an API of its own. */
class StatusOutageTests {

    private static final String FOREVER = "--signet.resource.status.max-staleness=1h";

    private final TestIssuer issuer = new TestIssuer();
    private final TestStatusLists lists = issuer.statusLists();
    private RunningApi api;

    private void start(String... settings) {
        api = new RunningApi(issuer, settings);
    }

    @AfterEach
    void stop() {
        lists.repair();
        api.close();
        issuer.close();
    }

    private String aTokenOf(int list, int place) {
        return api.aToken().status(lists.uri(list), place).build();
    }

    @Test
    void knownListIsUsedWhileTheIssuerIsDownAndNotTooLong() {
        start(FOREVER);
        lists.set(1, 2, true);
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);

        issuer.goDown();

        await().until(() -> api.statusLists().failures() > 3);
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);
        assertThat(api.statusWith(aTokenOf(1, 2))).isEqualTo(401);
        assertThat(api.statusLists().age()).isPositive();
    }

    @Test
    void beyondTheBoundTheAnswerIsLaterUntilTheIssuerIsBack() {
        start("--signet.resource.status.max-staleness=500ms");
        lists.set(1, 2, true);
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);

        issuer.goDown();

        await().until(() -> api.statusWith(aTokenOf(1, 1)) == 503);
        Answer answer = api.api().get("/api/me", aTokenOf(1, 1));
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.challenge()).isEmpty();
        assertThat(api.statusWith(aTokenOf(1, 2)))
                .as("what was taken back stays so")
                .isEqualTo(401);
        assertThat(api.statusLists().refused()).isPositive();

        issuer.comeBack();

        await().until(() -> api.statusWith(aTokenOf(1, 1)) == 200);
    }

    @Test
    void whereServingIsConfiguredTheOldListCountsUntilItExpires() {
        start("--signet.resource.status.max-staleness=100ms", "--signet.resource.status.when-stale=serve");
        lists.set(1, 2, true);
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);

        issuer.goDown();

        await().until(() ->
                api.statusWith(aTokenOf(1, 1)) == 200 && api.statusLists().served() > 0);
        assertThat(api.statusWith(aTokenOf(1, 2))).isEqualTo(401);

        api.clock().forward(Duration.ofSeconds(610));
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(503);
    }

    @Test
    void firstTokensOfAListThatCannotBeHadWaitAndTheNextDoNot() {
        start("--signet.resource.status.timeout=1s");
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);
        lists.hold(new CountDownLatch(1));
        assertThat(api.statusWith(aTokenOf(2, 1))).isEqualTo(503);

        long before = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(api.statusWith(aTokenOf(2, 1))).isEqualTo(503);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void listThatASlowServerDoesNotKnowYetIsFoundWhileTheFirstTokenWaits() {
        start("--signet.resource.status.timeout=10s");
        AtomicInteger asked = new AtomicInteger();
        String list = lists.aList(lists.uri(7)).build();
        lists.answer(lists.uri(7), exchange -> {
            if (asked.incrementAndGet() < 3) {
                reply(exchange, 404, new byte[0]);
            } else {
                reply(exchange, list);
            }
        });

        assertThat(api.statusWith(aTokenOf(7, 1))).isEqualTo(200);
    }

    @Test
    void noRequestWaitsForAKnownListToBeRenewed() {
        start(FOREVER);
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);
        CountDownLatch held = new CountDownLatch(1);
        lists.hold(held);
        int before = lists.fetches(lists.uri(1));
        await().until(() -> lists.fetches(lists.uri(1)) > before);

        for (int i = 0; i < 50; i++) {
            assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);
        }

        assertThat(held.getCount()).as("still nobody was answered").isEqualTo(1);
        held.countDown();
    }

    @Test
    void questionThatHangsIsAskedAgainBeforeTheListIsStale() {
        start();
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        lists.ttl(1);
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);
        String list = lists.aList(lists.uri(1)).build();
        lists.answer(lists.uri(1), exchange -> {
            if (asked.incrementAndGet() % 2 == 1) {
                awaitOpen(never);
            }
            reply(exchange, list);
        });

        await().during(Duration.ofSeconds(4)).until(() -> api.statusWith(aTokenOf(1, 1)) == 200);
        assertThat(asked.get()).isGreaterThan(3);
        never.countDown();
    }

    @Test
    void listsAreBoundedHoweverManyTokensName() {
        start(FOREVER, "--signet.resource.status.max-lists=10", "--signet.resource.status.timeout=100ms");
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);

        IntStream.range(1000, 1060).forEach(madeUp -> {
            lists.answer(lists.uri(madeUp), exchange -> reply(exchange, 404, new byte[0]));
            assertThat(api.statusWith(aTokenOf(madeUp, 1))).isEqualTo(503);
        });

        assertThat(api.statusLists().kept()).isEqualTo(10);
        assertThat(IntStream.range(1010, 1060).map(list -> lists.fetches(lists.uri(list))))
                .containsOnly(0);
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);
    }

    @Test
    void listSignedWithANewKeyIsBelieved() {
        start("--signet.resource.status.max-staleness=1s");
        String token = aTokenOf(1, 1);
        assertThat(api.statusWith(token)).isEqualTo(200);
        ECKey next = TestIssuer.anEcKey("ec-2");
        issuer.publish(issuer.ecKey(), next);
        lists.answer(
                lists.uri(1),
                exchange ->
                        reply(exchange, lists.aList(lists.uri(1)).signedBy(next).build()));

        await().during(Duration.ofMillis(1500)).until(() -> api.statusWith(token) == 200);
        lists.set(1, 1, true);

        await().until(() -> api.statusWith(token) == 401);
    }

    @Test
    void statusNeedNotBeThereWhereThatIsConfigured() {
        start("--signet.resource.status.required=false");
        lists.set(1, 2, true);

        assertThat(api.statusWith(api.aToken().claim("status", null).build())).isEqualTo(200);
        assertThat(api.statusWith(aTokenOf(1, 2))).isEqualTo(401);
    }

    @Test
    void figuresAreShown() {
        start();
        assertThat(api.statusWith(aTokenOf(1, 1))).isEqualTo(200);
        MeterRegistry meters = api.bean(MeterRegistry.class);

        assertThat(meters.get("signet.resource.status.lists").gauge().value()).isEqualTo(1);
        assertThat(List.of(
                        meters.get("signet.resource.status.age").timeGauge(),
                        meters.get("signet.resource.status.failures").functionCounter(),
                        meters.get("signet.resource.status.stale")
                                .tag("decision", "refused")
                                .functionCounter(),
                        meters.get("signet.resource.status.stale")
                                .tag("decision", "served")
                                .functionCounter()))
                .hasSize(4);
    }
}
