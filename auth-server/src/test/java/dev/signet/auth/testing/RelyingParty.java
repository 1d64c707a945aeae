package dev.signet.auth.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The machine of a relying party, which answers as well or as badly as a test says. */
public final class RelyingParty implements AutoCloseable {

    private static final int MORE_THAN_ANYBODY_READS = 50_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relying-party");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Mood mood = answering(200);

    /** A request as it came. */
    public record Received(String method, URI uri, String contentType, String body) {

        /** A field of the form in its body. */
        public String field(String name) {
            return Parameters.ofQuery(URI.create("http://form.example/?" + body))
                    .find(name)
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + body));
        }
    }

    /** How it answers. */
    @FunctionalInterface
    public interface Mood {
        void answer(HttpExchange exchange) throws IOException;
    }

    private RelyingParty(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** On a port that was free. */
    public static RelyingParty open() {
        return open(0);
    }

    public static RelyingParty open(int port) {
        try {
            return new RelyingParty(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Mood answering(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** 200, with a body. */
    public static Mood saying(String text) {
        return exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    public static Mood redirecting(URI where) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", where.toString());
            exchange.sendResponseHeaders(307, -1);
        };
    }

    /** 200, and a body that takes all memory of whoever keeps it. */
    public static Mood talkingForEver() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[100_000];
            for (int sent = 0; sent < MORE_THAN_ANYBODY_READS; sent += much.length) {
                exchange.getResponseBody().write(much);
            }
        };
    }

    /** Takes the request and never says a word. */
    public Mood silent() {
        return exchange -> await();
    }

    /** 200, and then nothing more, though a body was promised. */
    public Mood silentAfterHeaders() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().flush();
            await();
        };
    }

    public RelyingParty is(Mood other) {
        mood = other;
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Waits until there are at least {@code count} requests, and gives all there are. */
    public List<Received> await(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (received.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError(received.size() + " requests instead of " + count);
            }
            Thread.onSpinWait();
        }
        return received();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void await() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    body));
            mood.answer(exchange);
        }
    }
}
