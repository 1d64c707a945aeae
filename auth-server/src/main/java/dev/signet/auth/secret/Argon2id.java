package dev.signet.auth.secret;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id (RFC 9106) for what people choose, with OWASP's parameters: 19 MiB, two passes, one lane. A hash names its own
 * parameters, so one that was made with others is still verified.
 */
public final class Argon2id {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private static final PasswordEncoder ENCODER =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

    private Argon2id() {}

    /** What to keep of {@code chosen}; another text each time. */
    public static String hash(String chosen) {
        String hash = ENCODER.encode(chosen);
        if (hash == null) {
            throw new IllegalStateException("the encoder gave no hash");
        }
        return hash;
    }

    /** Whether {@code hash} was made from {@code chosen}. Takes tens of milliseconds and {@value #MEMORY_KIB} KiB. */
    public static boolean matches(String chosen, String hash) {
        return ENCODER.matches(chosen, hash);
    }

    /** Whether {@code hash} was made with weaker parameters than today's. */
    public static boolean outdated(String hash) {
        return ENCODER.upgradeEncoding(hash);
    }
}
