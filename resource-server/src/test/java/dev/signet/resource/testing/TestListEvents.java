package dev.signet.resource.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The stream of changes of a {@link TestIssuer}, for one listener: what is told stands in the order of telling. */
public final class TestListEvents {

    private static final String CUT = "cut";

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    /** A try to connect, with what it said. */
    public record Connection(String authorization, @Nullable String lastEventId, int status) {}

    /** All tries to connect so far. */
    public List<Connection> connections() {
        return List.copyOf(connections);
    }

    public void changed(int number, String uri) {
        told.add("event: list\nid: " + number + "\ndata: " + uri + "\n\n");
    }

    public void ready(int number) {
        told.add("event: ready\nid: " + number + "\ndata:\n\n");
    }

    public void say(String text) {
        told.add(text);
    }

    /** Ends the connection. */
    public void cut() {
        told.add(CUT);
    }

    /** Answers so from now on whoever connects. */
    public void answer(int answer) {
        status = answer;
    }

    void handle(HttpExchange exchange) throws IOException {
        int answer = status;
        connections.add(new Connection(
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                exchange.getRequestHeaders().getFirst("Last-Event-ID"),
                answer));
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        if (answer != 200) {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            tell(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(HttpExchange exchange) throws IOException, InterruptedException {
        for (String text = "retry: 1000\n\n"; !text.equals(CUT); text = told.take()) {
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
    }
}
