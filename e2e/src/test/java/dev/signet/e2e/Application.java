package dev.signet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One packaged application, run as a process of its own: started, waited for, stopped, killed and started again. */
final class Application implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final AtomicInteger NEXT_PORT = new AtomicInteger(Integer.getInteger("signet.ports", 20_000));

    private final String name;
    private final String module;
    private final int port;
    private final int managementPort;
    private final Path log;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private boolean asOneJar;
    private String mainClass = "";
    private @Nullable Process process;

    /** @param module whose jar it is, beside this one */
    Application(String name, String module) {
        this.name = name;
        this.module = module;
        this.port = freePort();
        this.managementPort = freePort();
        this.log = Folders.make("logs").resolve(name + "-" + port + ".log");
        set("server.port", String.valueOf(port));
        set("management.server.port", String.valueOf(managementPort));
    }

    Application set(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** What was set for it in its environment; empty where nothing was. */
    String environment(String variable) {
        return environment.getOrDefault(variable, "");
    }

    Application environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts from the one jar that users have, which takes longer. */
    Application asOneJar() {
        asOneJar = true;
        return this;
    }

    /** Starts another main class of the jar than the one that it starts by itself. */
    Application mainClass(String name) {
        mainClass = name;
        return this;
    }

    /** {@code http://localhost:<port>} */
    String address() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    /** Of the process. */
    long pid() {
        return running().pid();
    }

    /** Everything that it has printed. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it is ready to serve. */
    Application start() {
        launch();
        awaitReady();
        return this;
    }

    /** Starts it. Whoever wants to use it {@linkplain #awaitReady waits} first. */
    void launch() {
        Path jar = asOneJar ? Packaged.jar(module) : Packaged.unpacked(module);
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                mainClass.isEmpty() ? List.of("-jar", jar.toString()) : List.of("-cp", jar.toString(), mainClass));
        settings.forEach((property, value) -> command.add("--" + property + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop and waits until it has. */
    void stop() {
        end(false);
    }

    /** Ends it as a power failure would: {@code kill -9}. */
    void kill() {
        end(true);
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }

    private void end(boolean atOnce) {
        Process running = running();
        if (atOnce) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        try {
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new IllegalStateException(name + " does not stop");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        process = null;
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return process;
    }

    /** Waits until it is ready to serve. */
    void awaitReady() {
        Instant end = Instant.now().plus(PATIENCE);
        while (!ready()) {
            if (!running().isAlive() || Instant.now().isAfter(end)) {
                running().destroyForcibly();
                throw new IllegalStateException(name + " did not become ready:\n" + output());
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private boolean ready() {
        URI health = URI.create("http://localhost:" + managementPort + "/actuator/health/readiness");
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * A port that nobody listens on, and that is not given twice: they lie below the range that the system takes for
     * connections that go out. So an application finds its port free again after it was killed.
     */
    static int freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }
}
