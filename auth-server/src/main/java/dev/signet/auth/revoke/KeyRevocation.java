package dev.signet.auth.revoke;

import dev.signet.auth.key.KeyRotation;
import org.springframework.stereotype.Component;

/** Ends everything that a key signed: what an operator does when somebody else may have it. */
@Component
public class KeyRevocation {

    private final KeyRotation keys;

    KeyRevocation(KeyRotation keys) {
        this.keys = keys;
    }

    /**
     * Revokes a key. Access tokens under a signing key are good nowhere any more, and clients refresh; refresh tokens under an
     * {@code HS256} key are all over, and users sign in again. Idempotent.
     *
     * @return whether it was this call that revoked it
     */
    public boolean revoke(String kid) {
        return keys.revoke(kid);
    }
}
