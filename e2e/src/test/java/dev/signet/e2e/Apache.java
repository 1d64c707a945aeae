package dev.signet.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Debian's Apache with mod_auth_openidc, a process of its own, in front of an application that reads in a header who somebody is.
 */
final class Apache implements AutoCloseable {

    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");
    private static final String PROGRAM = "apache2";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final HttpServer application;
    private final Path log;
    private final Process process;

    private Apache(String program, String issuer, int port) throws IOException {
        this.port = port;
        this.application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        this.application.createContext("/", Apache::greet);
        this.application.start();
        Path folder = Folders.fresh("apache").toAbsolutePath();
        this.log = Folders.make("logs").resolve("apache-" + port + ".log");
        String settings =
                NodeProgram.SOURCES.resolve("apache.conf").toAbsolutePath().toString();
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(program, "-d", folder.toString(), "-f", settings, "-DFOREGROUND"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        String.valueOf(port),
                        "APPLICATION",
                        String.valueOf(application.getAddress().getPort()),
                        "ISSUER",
                        issuer,
                        "FOLDER",
                        folder.toString(),
                        "MODULES",
                        MODULES.toString()));
        this.process = builder.start();
    }

    /** Whether the machine has one, with the module. */
    static boolean isThere() {
        return Tool.decide(Tool.find(PROGRAM).isPresent() && Files.exists(MODULES.resolve("mod_auth_openidc.so")));
    }

    static Apache start(OthersServer server) {
        try {
            Apache apache = new Apache(Tool.find(PROGRAM).orElseThrow(), server.issuer(), server.apachePort());
            apache.awaitReady();
            return apache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** The application: it trusts what Apache tells it. */
    private static void greet(HttpExchange exchange) throws IOException {
        try (exchange) {
            String page = "<!DOCTYPE html><title>Behind Apache</title><p data-testid='who'>"
                    + told(exchange, "preferred_username") + "</p><p data-testid='mail'>" + told(exchange, "email")
                    + "</p>";
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String told(HttpExchange exchange, String claim) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("OIDC_CLAIM_" + claim), "nobody");
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("Apache does not start:\n" + Files.readString(log));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean listens() {
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return open.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        application.stop(0);
    }
}
