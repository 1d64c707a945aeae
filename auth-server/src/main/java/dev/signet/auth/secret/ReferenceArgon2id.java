package dev.signet.auth.secret;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id by its reference implementation, in C: half the time of the one in Java, and the same time whatever the JIT compiler made
 * of it (decision 0026). There is one for Linux with glibc, macOS and Windows.
 */
final class ReferenceArgon2id extends AbstractValidatingPasswordEncoder {

    private final Argon2Advanced library;
    private final int lanes;
    private final int memoryKib;
    private final int passes;

    private ReferenceArgon2id(Argon2Advanced library, int lanes, int memoryKib, int passes) {
        this.library = library;
        this.lanes = lanes;
        this.memoryKib = memoryKib;
        this.passes = passes;
    }

    /** Empty where the library is not to be had: on another system, or where nothing may be run from the temporary folder. */
    static Optional<PasswordEncoder> load(int saltBytes, int hashBytes, int lanes, int memoryKib, int passes) {
        try {
            Argon2Advanced library = Argon2Factory.createAdvanced(Argon2Types.ARGON2id, saltBytes, hashBytes);
            library.hash(1, Byte.SIZE, 1, new byte[Byte.SIZE]);
            return Optional.of(new ReferenceArgon2id(library, lanes, memoryKib, passes));
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    protected String encodeNonNullPassword(String chosen) {
        return library.hash(passes, memoryKib, lanes, chosen.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected boolean matchesNonNull(String chosen, String hash) {
        return library.verify(hash, chosen.getBytes(StandardCharsets.UTF_8));
    }
}
