package dev.signet.auth.key;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.secret.SealingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the master key, or makes it on the very first start. */
@Component
class MasterKey {

    private static final String PROPERTY = "signet.key.master-key";
    private static final String FILE_PROPERTY = "signet.key.master-key-file";
    private static final String PREVIOUS = "signet.key.previous-master-key";
    private static final String PREVIOUS_FILE = "signet.key.previous-master-key-file";
    private static final String REMEDY = "Write 32 random bytes in base64, for example from: openssl rand -base64 32.";
    private static final int KEY_BYTES = 32;

    private final KeyProperties properties;
    private final RandomValues random;

    MasterKey(KeyProperties properties, RandomValues random) {
        this.properties = properties;
        this.random = random;
    }

    /**
     * @param databaseHoldsKeys whether something was sealed before: then the key must be there, a new one would open nothing
     * @throws BadConfiguration if there is none, or it is not 32 bytes in base64
     */
    SealingKey find(boolean databaseHoldsKeys) {
        String configured = properties.masterKey();
        if (configured != null && !configured.isBlank()) {
            return parse(PROPERTY, configured);
        }
        Path file = properties.masterKeyFile();
        try {
            if (!Files.exists(file)) {
                if (databaseHoldsKeys) {
                    throw new BadConfiguration(
                            FILE_PROPERTY,
                            "names a file that is missing (" + file + "), but the database holds keys sealed under it",
                            "Put the file back, or name the master key in " + PROPERTY + ".");
                }
                create(file);
            }
            return parse(FILE_PROPERTY, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the master key's file " + file + " cannot be read or made", unreadable);
        }
    }

    /**
     * The master key before this one, if it is named.
     *
     * @throws BadConfiguration if it is named and cannot be used
     */
    Optional<SealingKey> previous() {
        String configured = properties.previousMasterKey();
        if (configured != null && !configured.isBlank()) {
            return Optional.of(parse(PREVIOUS, configured));
        }
        Path file = properties.previousMasterKeyFile();
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(PREVIOUS_FILE, Files.readString(file)));
        } catch (NoSuchFileException missing) {
            throw new BadConfiguration(
                    PREVIOUS_FILE,
                    "names a file that is missing (" + file + ")",
                    "Take the setting out once the master key has changed, or name the file of the one before.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file " + file + " of the master key before cannot be read", unreadable);
        }
    }

    /** The refusal for a master key that is well-formed but is not the one the database was sealed under. */
    BadConfiguration doesNotFit() {
        String configured = properties.masterKey();
        return new BadConfiguration(
                configured == null || configured.isBlank() ? FILE_PROPERTY : PROPERTY,
                "is not the master key that the database's keys were sealed under",
                "Give the one this database was set up with.");
    }

    private void create(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file is in a folder");
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "master", ".key", ownerOnly());
        try {
            String key = Base64.getEncoder().encodeToString(random.bytes(KEY_BYTES)) + System.lineSeparator();
            Files.writeString(draft, key, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
            // A link appears with its whole content or not at all, and never replaces what another node made meanwhile.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherNodeWasFaster) {
            // Its key is as good as ours would have been.
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static SealingKey parse(String property, String text) {
        byte[] key = decode(text.strip());
        if (key == null || key.length != KEY_BYTES) {
            throw new BadConfiguration(property, "is not 32 bytes in base64", REMEDY);
        }
        return new SealingKey(key);
    }

    private static byte @Nullable [] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }
}
