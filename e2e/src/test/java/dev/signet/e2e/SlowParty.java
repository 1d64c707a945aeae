package dev.signet.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A relying party that takes its time over the first thing that it is told, and answers the next ones at once. */
final class SlowParty implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch firstIsOver = new CountDownLatch(1);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    SlowParty() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/logout";
    }

    /** The next thing that it is told, or was told already: method, address and body. */
    String next(long seconds) throws InterruptedException {
        String next = told.poll(seconds, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("told nothing for " + seconds + " s");
        }
        return next;
    }

    /** From now on it answers. */
    void hurry() {
        firstIsOver.countDown();
    }

    @Override
    public void close() {
        hurry();
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            firstIsOver.await();
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
