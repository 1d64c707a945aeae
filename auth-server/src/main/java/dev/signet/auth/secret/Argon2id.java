package dev.signet.auth.secret;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id (RFC 9106) for what people choose, with OWASP's parameters: 7 MiB, five passes, one lane (of OWASP's equally strong
 * choices the one that is cheapest for us). A hash names its own parameters, so one that was made with others is still verified.
 */
public final class Argon2id {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 7 * 1024;
    private static final int PASSES = 5;

    private static final PasswordEncoder PORTABLE =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private static final PasswordEncoder ENCODER = ReferenceArgon2id.load(
                    SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES)
            .orElse(PORTABLE);

    /** More at once would be no faster, and a crowd at the login page would fill the heap. */
    private static final Semaphore TURNS = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private Argon2id() {}

    /** What to keep of {@code chosen}; another text each time. */
    public static String hash(String chosen) {
        String hash = inTurn(() -> ENCODER.encode(chosen));
        if (hash == null) {
            throw new IllegalStateException("the encoder gave no hash");
        }
        return hash;
    }

    /** Whether {@code hash} was made from {@code chosen}. Takes tens of milliseconds and {@value #MEMORY_KIB} KiB. */
    public static boolean matches(String chosen, String hash) {
        return inTurn(() -> ENCODER.matches(chosen, hash));
    }

    /** Whether {@code hash} was made with weaker parameters than today's. */
    public static boolean outdated(String hash) {
        return PORTABLE.upgradeEncoding(hash);
    }

    /** Whose code computes it, for the operator's eyes. */
    public static String implementation() {
        return ENCODER == PORTABLE ? "Bouncy Castle" : "the reference implementation";
    }

    private static <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        TURNS.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            TURNS.release();
        }
    }
}
