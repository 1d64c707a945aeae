package dev.signet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The applications as the build leaves them: as one jar, and unpacked from it, which starts in about four fifths of the time. */
final class Packaged {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

    private Packaged() {}

    /** The jar of a module, as users have it. */
    static Path jar(String module) {
        Path jar = Path.of("..", module, "target", module + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    jar.normalize() + " is missing: run mvn verify at the root of the repository");
        }
        return jar;
    }

    /** The same with its libraries beside it. Whoever asks first unpacks it for all. */
    static Path unpacked(String module) {
        return UNPACKED.computeIfAbsent(module, Packaged::unpack);
    }

    private static Path unpack(String module) {
        Path folder = Folders.make("apps").resolve(module);
        List<String> command = List.of(
                Application.java(),
                "-Djarmode=tools",
                "-jar",
                jar(module).toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(module + " cannot be unpacked");
            }
            return folder.resolve(module + ".jar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
