package dev.signet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line of somebody with a home of their own: every command is a process, as in a terminal. */
final class Cli {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path state = Folders.fresh("cli");
    private final Map<String, String> environment;

    /** @param environment beside what every command has */
    Cli(Map<String, String> environment) {
        this.environment = environment;
    }

    Cli() {
        this(Map.of());
    }

    /** What a command came to. */
    record Done(int exitCode, String out, String err) {}

    /** A command that has begun. */
    record Running(Process process, Path out, Path err) {

        /** What it has told whoever waits, once it matches. */
        Matcher told(Pattern pattern) {
            Instant end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end)) {
                Matcher matcher = pattern.matcher(read(err));
                if (matcher.find()) {
                    return matcher;
                }
                if (!process.isAlive()) {
                    break;
                }
                pause();
            }
            throw new IllegalStateException("not told " + pattern + ": " + read(err));
        }

        Done done() {
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("still running: " + read(err));
                }
                return new Done(process.exitValue(), read(out), read(err));
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static void pause() {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Done run(String... words) {
        return start(words).done();
    }

    Running start(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Application.java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Packaged.unpacked("demo-client").toString(),
                "dev.signet.demo.cli.CommandLine"));
        command.addAll(List.of(words));
        return start(command);
    }

    /** The same as a user types it, at the root of the repository. */
    Running startByScript(String... words) {
        List<String> command = new ArrayList<>(List.of(Path.of("..", "run").toString(), "cli"));
        command.addAll(List.of(words));
        return start(command);
    }

    Path file() {
        return state.resolve("signet").resolve("cli.json");
    }

    private Running start(List<String> command) {
        try {
            Path out = Files.createTempFile(state, "out", ".txt");
            Path err = Files.createTempFile(state, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("XDG_STATE_HOME", state.toAbsolutePath().toString());
            builder.environment().putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
