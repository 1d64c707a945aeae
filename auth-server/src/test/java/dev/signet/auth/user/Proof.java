package dev.signet.auth.user;

import java.util.Optional;

/** What a password proves, for tests that only ask whether it does. */
final class Proof {

    private Proof() {}

    /** The enabled account that {@code username} and {@code password} prove. */
    static Optional<UserAccount> proven(Users users, String username, String password) {
        return users.prove(username, password) instanceof PasswordProof.Proven proven
                ? Optional.of(proven.account())
                : Optional.empty();
    }
}
