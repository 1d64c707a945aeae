package dev.signet.demo.cli.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.demo.cli.outside.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Waits on a port of this machine for the one answer of the authorization server (RFC 8252 §7.3). The system chooses the port, and only
 * the loopback address is listened on, so that nobody on the network reaches it.
 *
 * <p>Every page that the browser has open can send a request here. One without the state that this sign-in made up is turned away, and
 * the waiting goes on: no such page can end it, or put its own answer in the place of the right one. The first that fits is the
 * last that is taken.
 */
final class Callback implements AutoCloseable {

    private static final String PATH = "/callback";
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;
    private final String state;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    private Callback(HttpServer server, String state) {
        this.server = server;
        this.state = state;
    }

    /** Listens from now on, for the answer to the request with this state. */
    static Callback listen(String state) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), 0), 0);
            Callback callback = new Callback(server, state);
            server.createContext("/", callback::take);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "callback");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return callback;
        } catch (IOException noPort) {
            throw Trouble.refused(
                    "No port of this machine can be listened on for the browser's answer: sign in with --device.");
        }
    }

    /** Where the server sends the browser. It must know {@code http://127.0.0.1/callback}, and let any port be. */
    URI address() {
        return URI.create("http://" + authority() + PATH);
    }

    /**
     * The parameters of the answer, each once.
     *
     * @throws Trouble when none comes in time
     */
    Map<String, String> await(Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw Trouble.refused("No answer came from the browser in " + patience.toMinutes()
                    + " minutes. Try again; on a machine without a browser: ./run cli login --device.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Trouble.refused("Interrupted.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String authority() {
        return LOOPBACK + ":" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        Optional<Map<String, String>> parameters = Optional.empty();
        try (exchange) {
            parameters = meantForUs(exchange);
            CallbackPage page = parameters.isEmpty()
                    ? CallbackPage.NOT_OURS
                    : parameters.get().containsKey("code") ? CallbackPage.ANSWERED : CallbackPage.REFUSED;
            page.send(exchange);
        } finally {
            // Only when the page has been sent, for then the listening ends.
            parameters.ifPresent(answer::complete);
        }
    }

    private Optional<Map<String, String>> meantForUs(HttpExchange exchange) {
        URI asked = exchange.getRequestURI();
        // The name in Host would be another one, if a name of somebody else's led here.
        boolean here = "GET".equals(exchange.getRequestMethod())
                && PATH.equals(asked.getPath())
                && authority().equals(exchange.getRequestHeaders().getFirst("Host"));
        if (!here) {
            return Optional.empty();
        }
        return parameters(asked.getRawQuery())
                .filter(parameters -> Secret.equal(state, parameters.getOrDefault("state", "")))
                .filter(parameters -> answered.compareAndSet(false, true));
    }

    /** Empty when one stands there twice, for nobody can say then which is meant. */
    private static Optional<Map<String, String>> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] halves = pair.split("=", 2);
            String value = halves.length == 2 ? halves[1] : "";
            try {
                String name = URLDecoder.decode(halves[0], StandardCharsets.UTF_8);
                if (parameters.putIfAbsent(name, URLDecoder.decode(value, StandardCharsets.UTF_8)) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException badEncoding) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
