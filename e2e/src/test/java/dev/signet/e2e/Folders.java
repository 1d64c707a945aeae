package dev.signet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests leave behind, all of it under {@code target}. */
final class Folders {

    private static final Path TARGET = Path.of("target");

    private Folders() {}

    /** The folder with this name, made if need be. */
    static Path make(String name) {
        try {
            return Files.createDirectories(TARGET.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that nobody has used. */
    static Path fresh(String prefix) {
        try {
            return Files.createTempDirectory(make("data"), prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
