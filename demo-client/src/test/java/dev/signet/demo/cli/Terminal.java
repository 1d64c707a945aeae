package dev.signet.demo.cli;

import dev.signet.demo.cli.login.Pause;
import dev.signet.demo.cli.outside.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A terminal of somebody with a home of their own, whose time passes only where the program rests. */
final class Terminal extends Clock {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final Path state;

    /** How long it rested, each time. */
    final List<Duration> rests = new ArrayList<>();

    private Instant now = Instant.now();

    Terminal(Path state) {
        this.state = state;
        environment.put("XDG_STATE_HOME", state.toString());
    }

    Terminal environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The exit code. */
    int run(String... words) {
        out.reset();
        err.reset();
        Screen screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        Pause pause = time -> {
            rests.add(time);
            pass(time);
        };
        return new CommandLine(environment, screen, this, pause).run(words);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    Path file() {
        return state.resolve("signet").resolve("cli.json");
    }

    String kept() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
