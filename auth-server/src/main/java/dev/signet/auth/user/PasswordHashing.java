package dev.signet.auth.user;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id (RFC 9106) for what people choose, with OWASP's parameters: 19 MiB, two passes, one lane. A hash made with other
 * parameters is still verified, and made anew at the next successful sign-in.
 */
@Component
class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final PasswordEncoder argon2id =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

    /** What an unknown user's password is compared with, so that the answer takes as long as for a known one. */
    private final String nobodys = hash("nobody's");

    String hash(String password) {
        String hash = argon2id.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the encoder gave no hash");
        }
        return hash;
    }

    boolean matches(String password, String hash) {
        return argon2id.matches(password, hash);
    }

    boolean outdated(String hash) {
        return argon2id.upgradeEncoding(hash);
    }

    void spendTheTimeOfOne(String password) {
        argon2id.matches(password, nobodys);
    }
}
