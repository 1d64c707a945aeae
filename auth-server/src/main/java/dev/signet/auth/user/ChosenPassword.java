package dev.signet.auth.user;

import dev.signet.auth.secret.Argon2id;

/**
 * A password that somebody chose for their account, as it will be kept: only its hash. Made before a transaction begins, because
 * hashing takes tens of milliseconds.
 */
public final class ChosenPassword {

    private final String hash;

    private ChosenPassword(String hash) {
        this.hash = hash;
    }

    /** Whether it is as long as passwords are: composition rules do harm (NIST SP 800-63B §3.1.1.2). */
    public static boolean acceptable(String password) {
        return password.length() >= NewUser.SHORTEST_PASSWORD && password.length() <= NewUser.LONGEST_PASSWORD;
    }

    /** @throws IllegalArgumentException if it is not {@link #acceptable} */
    public static ChosenPassword of(String password) {
        if (!acceptable(password)) {
            throw new IllegalArgumentException("too short or too long");
        }
        return new ChosenPassword(Argon2id.hash(password));
    }

    String hash() {
        return hash;
    }

    @Override
    public String toString() {
        return "ChosenPassword";
    }
}
