package dev.signet.auth.client.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a client's secret: enough to recognise it, not enough to send it. Prints nothing of itself.
 *
 * @param hash {@code {sha256}…} of a generated secret, an Argon2id hash of a chosen one
 * @param createdAt since when it is known here
 * @param expiresAt from when on it proves nothing; null: until it is replaced
 */
public record KeptSecret(
        String hash, Instant createdAt, @Nullable Instant expiresAt) {

    boolean liveAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "KeptSecret[hidden]";
    }
}
