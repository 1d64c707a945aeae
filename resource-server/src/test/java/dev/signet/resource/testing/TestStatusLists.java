package dev.signet.resource.testing;

import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;

/** The status lists of a {@link TestIssuer}: all of them are there and all tokens good, until a test says otherwise. */
public final class TestStatusLists {

    /** What is answered in the place of a list. */
    @FunctionalInterface
    public interface Fault {

        void answer(HttpExchange exchange) throws IOException;
    }

    private static final int ENTRIES = 4096;
    private static final int WITHOUT_BODY = -1;

    private final TestIssuer issuer;
    private final Map<String, byte[]> lists = new ConcurrentHashMap<>();
    private final AtomicInteger places = new AtomicInteger();
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final AtomicInteger unchanged = new AtomicInteger();
    private volatile Clock clock = Clock.systemUTC();
    private volatile double ttl = 0.05;
    private volatile CountDownLatch held = new CountDownLatch(0);

    private record Signed(String etag, String token) {}

    TestStatusLists(TestIssuer issuer) {
        this.issuer = issuer;
    }

    /** The lists are signed by that clock, as tokens are made by it. */
    void at(Clock now) {
        clock = now;
    }

    public String uri(int list) {
        return issuer.uri() + "/status/" + list;
    }

    /** A place in list 0 that no other token has. */
    public int nextPlace() {
        return places.getAndIncrement() % ENTRIES;
    }

    public void set(int list, int place, boolean revoked) {
        lists.compute(uri(list), (uri, before) -> {
            byte[] bits = before == null ? new byte[ENTRIES / Byte.SIZE] : before.clone();
            int bit = 1 << place % Byte.SIZE;
            bits[place / Byte.SIZE] = (byte) (revoked ? bits[place / Byte.SIZE] | bit : bits[place / Byte.SIZE] & ~bit);
            return bits;
        });
        versions.merge(uri(list), 1, Integer::sum);
    }

    /** After how many seconds whoever has a list should ask again. */
    public void ttl(double seconds) {
        ttl = seconds;
    }

    /** Answers so in the place of that list from now on. */
    public void answer(String uri, Fault answer) {
        faults.put(uri, answer);
    }

    /** Answers with the lists themselves again. */
    public void repair() {
        faults.clear();
        held = new CountDownLatch(0);
    }

    /** Keeps every question waiting until the latch opens. */
    public void hold(CountDownLatch until) {
        held = until;
    }

    /** How often a list was asked for. */
    public int fetches(String uri) {
        return fetches.computeIfAbsent(uri, any -> new AtomicInteger()).get();
    }

    /** How often anything was asked for. */
    public int fetches() {
        return fetches.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How often the answer was that nothing has changed. */
    public int unchanged() {
        return unchanged.get();
    }

    /** The list as it is, for a test to change something about it. */
    public TokenBuilder aList(String uri) {
        byte[] bits = lists.getOrDefault(uri, new byte[ENTRIES / Byte.SIZE]);
        return TokenBuilder.aStatusList(issuer, clock, uri).claim("ttl", ttl).statuses(1, bits);
    }

    /** As the text in a list (§4.1). */
    public static String zlib(byte[] bits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes)) {
            stream.write(bits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64URL.encode(bytes.toByteArray()).toString();
    }

    public static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? WITHOUT_BODY : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    public static void reply(HttpExchange exchange, String document) throws IOException {
        reply(exchange, 200, document.getBytes(StandardCharsets.US_ASCII));
    }

    void handle(HttpExchange exchange) throws IOException {
        String uri = issuer.uri() + exchange.getRequestURI().toString();
        fetches.computeIfAbsent(uri, any -> new AtomicInteger()).incrementAndGet();
        awaitOpen(held);
        Fault wrong = faults.get(uri);
        if (wrong != null) {
            wrong.answer(exchange);
            return;
        }
        Signed now = current(uri);
        exchange.getResponseHeaders().add("ETag", now.etag());
        exchange.getResponseHeaders().add("Content-Type", "application/statuslist+jwt");
        if (now.etag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            unchanged.incrementAndGet();
            reply(exchange, 304, new byte[0]);
        } else {
            reply(exchange, now.token());
        }
    }

    /** Waits as long as the test wants. */
    public static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Signed current(String uri) {
        String etag = "\"%d-%s-%d\"".formatted(versions.getOrDefault(uri, 0), ttl, clock.millis());
        return signed.compute(
                uri,
                (any, last) -> last != null && last.etag().equals(etag)
                        ? last
                        : new Signed(etag, aList(uri).build()));
    }
}
