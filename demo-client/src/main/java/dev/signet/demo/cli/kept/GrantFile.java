package dev.signet.demo.cli.kept;

import dev.signet.demo.cli.outside.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The file that holds the grant, under {@code $XDG_STATE_HOME/signet} (else {@code ~/.local/state/signet}). Only its owner may read it, or enter its
 * folder; it is replaced as a whole, so that a command which is stopped half-way leaves the old one or the new one.
 *
 * <p>What this does not do: hide the tokens from other programs of the same person. Only the system's own key chain could.
 */
public final class GrantFile {

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER_OF_OWNER = PosixFilePermissions.fromString("rwx------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final Path file;

    private GrantFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("cli.json");
    }

    /** Where the environment says that such things lie. */
    public static GrantFile in(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // A relative path there is to be ignored, says the specification.
        Path base = state.startsWith("/")
                ? Path.of(state)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")), ".local", "state");
        return new GrantFile(base.resolve("signet"));
    }

    /** Where it is, for a person who wants to look. */
    public Path path() {
        return file;
    }

    /** Does the work while no other command does any here: those wait, across processes. The turn ends with the process at the latest. */
    public <T> T inTurn(Supplier<T> work) {
        try {
            makeFolder();
            try (FileChannel channel = FileChannel.open(
                    folder.resolve("cli.lock"),
                    EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    ownerAlone())) {
                channel.lock();
                return work.get();
            }
        } catch (IOException failed) {
            throw unusable("cannot be locked");
        }
    }

    /**
     * What is kept; empty when nobody is signed in.
     *
     * @throws Trouble when others may read the file, for then they may have
     */
    public Optional<Grant> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            if (POSIX && !OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                throw Trouble.notSignedIn(
                        "Others on this machine may read " + file
                                + ", so what is in it may be known to them: ./run cli logout gives it back, then sign in again.");
            }
            return readAnyway();
        } catch (IOException failed) {
            throw unusable("cannot be read");
        }
    }

    /** The same whoever may read it: to be given back. */
    public Optional<Grant> readAnyway() {
        try {
            return Files.exists(file) ? Grant.read(Files.readString(file)) : Optional.empty();
        } catch (IOException failed) {
            throw unusable("cannot be read");
        }
    }

    /** Replaces what is kept. Whoever calls has the turn. */
    public void write(Grant grant) {
        try {
            makeFolder();
            Path next = Files.createTempFile(folder, "cli", ".tmp", ownerAlone());
            try {
                try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap(grant.write().getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    // The old refresh token may be spent by now: the new one must outlast a power failure.
                    channel.force(true);
                }
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException failed) {
            throw unusable("cannot be written");
        }
    }

    /** Keeps nothing any more. Whoever calls has the turn. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw unusable("cannot be deleted");
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        if (POSIX && !Files.getPosixFilePermissions(folder).equals(FOLDER_OF_OWNER)) {
            Files.setPosixFilePermissions(folder, FOLDER_OF_OWNER);
        }
    }

    private static FileAttribute<?>[] ownerAlone() {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                : new FileAttribute<?>[0];
    }

    private Trouble unusable(String how) {
        return Trouble.refused(
                file + " " + how + ": look at the rights of its folder, or name another one in XDG_STATE_HOME.");
    }
}
