package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.e2e.Mutation.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests that nobody would send, to all endpoints: each is answered, none with a failure of the server, its memory stays flat, and
 * afterwards it serves as before.
 *
 * <p>{@code -Dfuzz.requests=100000} for more, {@code -Dfuzz.seed=…} for others.
 */
class FuzzTests {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int CONNECTIONS = 6;
    private static final int SHOWN = 12;

    /** Caches, the pool and the database's pages: what they may take from a tenth of the requests to the half. */
    private static final int FILLING_MB = 24;

    /** What may come on top in the second half. With 100,000 requests that is 160 bytes for each. */
    private static final int STEADY_MB = 8;

    private static final System.Logger LOG = System.getLogger(FuzzTests.class.getName());
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern INNARDS =
            Pattern.compile("\\tat [a-z]+\\.|Exception|org\\.springframework|\\bselect .* from ");

    private final Application server = new Application("fuzz", "auth-server");
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() {
        Database.H2.prepare(server);
        server.set("spring.profiles.active", "demo")
                .set("spring.security.oauth2.authorizationserver.issuer", server.address())
                .set(
                        "spring.security.oauth2.authorizationserver.client.cli.registration.redirect-uris",
                        "http://127.0.0.1/callback")
                .set("signet.registration.policy", "open")
                .set("signet.registration.requests", "1000000")
                .set("signet.registration.limit", "200")
                .set("signet.client-id-metadata-documents.enabled", "true")
                .set("logging.level.root", "error")
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingThatIsSentBreaksTheServer() throws Exception {
        List<Doors.Door> doors = Doors.all(token());
        List<Mutation> mutations = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> new Mutation(doors, SEED + i))
                .toList();

        send(mutations, REQUESTS / 10);
        long begin = LiveMemory.megabytes(server);
        send(mutations, REQUESTS / 2);
        long middle = LiveMemory.megabytes(server);
        send(mutations, REQUESTS);
        long end = LiveMemory.megabytes(server);

        assertThat((Collection<String>) failures)
                .as("seed %d, answers %s", SEED, statuses)
                .isEmpty();
        LOG.log(System.Logger.Level.INFO, "{0} requests, live memory {1}, {2}, {3} MB", sent, begin, middle, end);
        assertThat(middle).as("it fills what is bounded").isLessThan(begin + FILLING_MB);
        assertThat(end).as("and keeps nothing of requests").isLessThan(middle + STEADY_MB);
        assertThat(statuses.keySet()).as("it was let in here and there").contains(200, 302, 400, 401);
        assertThat(token()).as("it serves as before").isNotEmpty();
        assertThat(server.output()).doesNotContain("OutOfMemoryError");
    }

    /** Until so many have been sent in all. */
    private void send(List<Mutation> mutations, int count) throws InterruptedException {
        List<Thread> threads = mutations.stream()
                .map(mutation -> new Thread(() -> send(mutation, count), "fuzz"))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send(Mutation mutation, int count) {
        try (Wire wire = new Wire(server.port())) {
            while (sent.getAndUpdate(soFar -> Math.min(soFar + 1, count)) < count && failures.size() < SHOWN) {
                Request request = mutation.next();
                judge(request, wire);
            }
        } catch (IOException unreachable) {
            failures.add("no connection: " + unreachable);
        }
    }

    private void judge(Request request, Wire wire) throws IOException {
        try {
            Wire.Answer answer = wire.send(request.bytes(), "HEAD".equals(request.method()));
            statuses.computeIfAbsent(answer.status(), any -> new AtomicInteger())
                    .incrementAndGet();
            if (isFailure(request, answer) || INNARDS.matcher(answer.body()).find()) {
                failures.add(request + "\n=> " + answer.head()
                        + answer.body().lines().limit(5).toList() + "\n");
            }
        } catch (java.net.SocketTimeoutException hanging) {
            failures.add(request + "\n=> no answer\n");
        }
    }

    /** 501 is the answer to a question for a past status (Token Status List §8.4), 503 to whoever should come again. */
    private static boolean isFailure(Request request, Wire.Answer answer) {
        return switch (answer.status()) {
            case 501 -> !request.path().startsWith("/status/");
            case 503 -> !answer.head().contains("Retry-After") && !answer.body().contains("temporarily_unavailable");
            default -> answer.status() >= 500;
        };
    }

    private String token() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/oauth2/token"))
                .header("Authorization", "Basic bWFjaGluZTptYWNoaW5lLXNlY3JldA==")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = TOKEN.matcher(body);
        return token.find() ? token.group(1) : "";
    }
}
