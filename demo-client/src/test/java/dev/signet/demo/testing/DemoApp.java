package dev.signet.demo.testing;

import dev.signet.demo.DemoClientApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The app as Orchard, started as {@code java -jar} would, on ports that are free. */
public final class DemoApp implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    public final String home;

    private DemoApp(ConfigurableApplicationContext context, String home) {
        this.context = context;
        this.home = home;
    }

    public static DemoApp start(String issuer, String... more) {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=orchard",
                "--server.port=" + port,
                "--management.server.port=0",
                "--demo.patience=3s",
                "--demo.issuer=" + issuer));
        if (Stream.of(more).noneMatch(argument -> argument.startsWith("--demo.api="))) {
            arguments.add("--demo.api=" + issuer);
        }
        arguments.addAll(List.of(more));
        return new DemoApp(
                SpringApplication.run(DemoClientApplication.class, arguments.toArray(String[]::new)),
                "http://localhost:" + port);
    }

    public Browser browser() {
        return new Browser(home);
    }

    public int managementPort() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.management.port", "0"));
    }

    /** A port that nobody listens on, at least not a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
