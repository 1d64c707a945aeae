package dev.signet.resource.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An introspection endpoint (RFC 7662) whose answers a test writes, and which can be slow, wrong or gone. */
public final class TestIntrospection implements AutoCloseable {

    /** One question: as whom, and in what words. */
    public record Asked(String authorization, String body) {}

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private volatile int status = 200;
    private volatile boolean hangingUp;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private @Nullable HttpServer server;

    public TestIntrospection() {
        this.port = start(0);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/oauth2/introspect");
    }

    /** What Signet's own endpoint says of an active access token of a user. */
    public static Map<String, Object> active(TestIssuer issuer, Clock clock) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("iss", issuer.uri().toString());
        members.put("sub", "alice-id");
        members.put("client_id", "orchard");
        members.put("scope", "openid orders:read");
        members.put("sid", "session-1");
        members.put("token_type", "Bearer");
        members.put("jti", "id-1");
        members.put("iat", now);
        members.put("exp", now + 300);
        members.put("aud", List.of(ApiTest.AUDIENCE));
        return members;
    }

    public void tell(String token, Map<String, Object> members) {
        answers.put(token, JsonMapper.shared().writeValueAsString(members));
    }

    public void tell(String token, String answer) {
        answers.put(token, answer);
    }

    /** Every answer has that status from now on. */
    public void answerWith(int code) {
        status = code;
    }

    /** The next question is not answered at all: the connection is closed. */
    public void hangUpOnce() {
        hangingUp = true;
    }

    /** Answers wait from now on, until the latch is counted down. */
    public CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Forgets answers and questions, and is healthy again. */
    public void reset() {
        gate.countDown();
        status = 200;
        answers.clear();
        asked.clear();
        if (server == null) {
            start(port);
        }
    }

    /** Connections are refused from now on. */
    public void goDown() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public void close() {
        gate.countDown();
        goDown();
        threads.shutdownNow();
    }

    private int start(int wanted) {
        try {
            HttpServer started =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted), 0);
            started.createContext("/oauth2/introspect", this::introspect);
            started.setExecutor(threads);
            started.start();
            server = started;
            return started.getAddress().getPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void introspect(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")), body));
        if (hangingUp) {
            hangingUp = false;
            exchange.close();
            return;
        }
        String token = URLDecoder.decode(body.replaceFirst(".*?token=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        try {
            gate.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        byte[] answer = answers.getOrDefault(token, "{\"active\":false}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
