package dev.signet.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before several nodes: each request goes to the next one in turn, whoever sent it. A node that does not answer is
 * passed over, as plain proxies do: always for a GET, and for anything else only where it was not even reached.
 */
final class ReverseProxy implements AutoCloseable {

    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "upgrade",
            "transfer-encoding",
            "keep-alive",
            "http2-settings");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Integer> served = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private volatile List<Application> nodes = List.of();

    ReverseProxy() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** {@code http://localhost:<port>} */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Sends what comes from now on to these, and forgets which had served. */
    void leadTo(Application... targets) {
        nodes = List.of(targets);
        served.clear();
    }

    /** Whether {@code node} has answered anything since it was last led to. */
    boolean reached(Application node) {
        return served.contains(node.port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        List<Application> targets = nodes;
        int first = turn.getAndIncrement();
        try (exchange) {
            for (int i = 0; i < targets.size(); i++) {
                Application node = targets.get((first + i) % targets.size());
                try {
                    pass(exchange, request(exchange, node, body));
                    served.add(node.port());
                    return;
                } catch (ConnectException notReached) {
                    // The next one, whatever was asked.
                } catch (IOException broken) {
                    if (!"GET".equals(exchange.getRequestMethod())) {
                        break;
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            exchange.sendResponseHeaders(502, -1);
        }
    }

    private void pass(HttpExchange exchange, HttpRequest request) throws IOException, InterruptedException {
        if ("text/event-stream".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
            stream(exchange, http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } else {
            answer(exchange, http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        }
    }

    private static HttpRequest request(HttpExchange exchange, Application node, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(node.address() + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        copyHeaders(exchange, answer);
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Each piece at once, as it comes, until one side has enough. Closing ours ends the one behind. */
    private static void stream(HttpExchange exchange, HttpResponse<InputStream> answer) {
        copyHeaders(exchange, answer);
        try (InputStream from = answer.body()) {
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            byte[] piece = new byte[1024];
            for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                exchange.getResponseBody().write(piece, 0, read);
                exchange.getResponseBody().flush();
            }
        } catch (IOException over) {
            // What has begun cannot be asked of another node: whoever listened connects anew.
        }
    }

    private static void copyHeaders(HttpExchange exchange, HttpResponse<?> answer) {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
    }
}
