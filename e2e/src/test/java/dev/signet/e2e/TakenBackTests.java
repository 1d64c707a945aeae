package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The promise of the first line: a JWT that any API checks by itself stops working when its session ends. Two nodes on one PostgreSQL,
 * two APIs, others who call and refresh meanwhile and must never be refused.
 *
 * <p>{@code -Dtakeback.trials=200} for more; what was measured is in the log.
 */
@Isolated("measures how soon something is known")
class TakenBackTests {

    private static final System.Logger LOG = System.getLogger(TakenBackTests.class.getName());
    private static final int TRIALS = Integer.getInteger("takeback.trials", 5);
    private static final int OTHERS = 2;

    /** What the API promises by default: {@code signet.resource.status.max-staleness}. */
    private static final Duration STALE_AT_MOST = Duration.ofSeconds(2);

    /** For the answers that were on their way, on a machine that is busy with other tests. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

    /** How soon an API has seen that the server is there again. */
    private static final Duration BACK_AFTER = Duration.ofSeconds(10);

    private final ReverseProxy proxy = new ReverseProxy();
    private final List<Application> nodes =
            List.of(new Application("taking-1", "auth-server"), new Application("taking-2", "auth-server"));
    private final List<Application> apis =
            List.of(new Application("taken-1", "resource-server"), new Application("taken-2", "resource-server"));

    /** How an API learns of it. */
    enum Path {
        PULL,
        PUSH
    }

    @BeforeEach
    void startNodes() {
        Database.POSTGRES.prepare(nodes.toArray(Application[]::new));
        nodes.forEach(node -> node.set("spring.profiles.active", "demo")
                .set("spring.security.oauth2.authorizationserver.issuer", proxy.address())
                .launch());
        nodes.forEach(Application::awaitReady);
        proxy.leadTo(nodes.toArray(Application[]::new));
    }

    @AfterEach
    void stop() {
        apis.forEach(Application::close);
        nodes.forEach(Application::close);
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void tokenOfAnEndedSessionIsRefusedEverywhereAndNobodyElses(Path path) {
        startApis(path);
        List<RefreshingClient> others = IntStream.range(0, OTHERS)
                .mapToObj(i -> RefreshingClient.signIn(proxy.address()))
                .toList();
        others.forEach(RefreshingClient::start);
        List<Caller> callers = others.stream().flatMap(this::callersOf).toList();

        List<Duration> delays = new ArrayList<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            delays.add(trial());
        }
        callers.forEach(Caller::close);
        others.forEach(RefreshingClient::stop);

        report(path, delays, callers);
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isLessThan(STALE_AT_MOST.plus(ON_THE_WAY)));
        assertThat(callers).allSatisfy(caller -> assertThat(caller.refusal()).isEmpty());
        assertThat(others).allSatisfy(other -> assertThat(other.trouble()).isEmpty());
    }

    @Test
    void withoutTheServerTokensOpenTheApiAsLongAsConfiguredAndAgainOnceItIsBack() {
        startApis(Path.PULL);
        RefreshingClient client = RefreshingClient.signIn(proxy.address());
        List<Caller> callers = callersOf(client).toList();

        nodes.forEach(Application::kill);
        long killed = System.nanoTime();
        assertThat(callers).allSatisfy(caller -> {
            assertThat(Duration.ofNanos(caller.lastAccepted() - killed)).isLessThan(STALE_AT_MOST.plus(ON_THE_WAY));
            assertThat(caller.refusal()).startsWith("503");
        });

        nodes.forEach(Application::launch);
        nodes.forEach(Application::awaitReady);
        assertThat(apis)
                .allSatisfy(
                        api -> await().atMost(BACK_AFTER).until(() -> Caller.isAccepted(api, client.accessToken())));
    }

    private void startApis(Path path) {
        for (Application api : apis) {
            api.set("signet.resource.issuer", proxy.address());
            if (path == Path.PUSH) {
                api.set("signet.resource.status.push.client-id", "orders-api")
                        .set("signet.resource.status.push.client-secret", "orders-api-secret");
            }
            api.launch();
        }
        apis.forEach(Application::awaitReady);
    }

    private Stream<Caller> callersOf(RefreshingClient client) {
        return apis.stream().map(api -> Caller.start(api, client::accessToken));
    }

    /** From the acknowledged end of a session to the last answer that an API gave to its token. */
    private Duration trial() {
        RefreshingClient client = RefreshingClient.signIn(proxy.address());
        List<Caller> callers = callersOf(client).toList();
        client.signOut();
        long acknowledged = System.nanoTime();
        long last = callers.stream().mapToLong(Caller::lastAccepted).max().orElseThrow();
        assertThat(callers).allSatisfy(caller -> assertThat(caller.refusal()).contains("401", "invalid_token"));
        return Duration.ofNanos(Math.max(0, last - acknowledged));
    }

    private static void report(Path path, List<Duration> delays, List<Caller> callers) {
        List<Duration> sorted = delays.stream().sorted().toList();
        LOG.log(
                System.Logger.Level.INFO,
                "By {0}: {1} sessions ended; the last accepted call came after {2} ms (p50), {3} ms (p99), {4} ms at most; {5} calls of others",
                path,
                sorted.size(),
                at(sorted, 0.50).toMillis(),
                at(sorted, 0.99).toMillis(),
                at(sorted, 1).toMillis(),
                callers.stream().mapToLong(Caller::calls).sum());
    }

    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }
}
