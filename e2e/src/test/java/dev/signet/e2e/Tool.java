package dev.signet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs of the system's that a few tests need, and that not every machine has. */
final class Tool {

    private Tool() {}

    /** Where the program is, if the machine has it. */
    static Optional<String> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/sbin";
        return Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }

    /** Whether a test may run that needs something. Where it is not there the test is skipped, but not on a build server: there it fails. */
    static boolean decide(boolean isThere) {
        if (!isThere && System.getenv("CI") != null) {
            throw new IllegalStateException("what this test needs has to be on a build server");
        }
        return isThere;
    }

    /** What a command left behind. */
    record Ran(int status, String output) {

        /** What it printed, if it succeeded. */
        String successfully() {
            if (status != 0) {
                throw new IllegalStateException("it ended with " + status + ":\n" + output);
            }
            return output;
        }
    }

    /** Runs a command in a folder, and waits until it has ended. */
    static Ran run(List<String> command, Path folder, Map<String, String> environment, Duration patience) {
        try {
            Path log = Files.createTempFile(Folders.make("logs"), "tool-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end:\n" + Files.readString(log));
            }
            return new Ran(process.exitValue(), Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
