package dev.signet.auth.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code crypto_key}.
 *
 * @param algorithm the JWS name of what the key is for
 * @param generation counts from 1 for each algorithm
 * @param sealed the secret half, under the master key
 * @param publicJwk the public half as a JWK (RFC 7517); none for a secret
 */
record CryptoKey(
        String kid,
        String algorithm,
        int generation,
        Times times,
        byte[] sealed,
        @Nullable String publicJwk) {

    /** The algorithm of the keys that authenticate refresh tokens: HMAC-SHA-256 by its JWS name. */
    static final String MAC = "HS256";

    /** What the one key is for that pseudonyms of people are made with; no name of JOSE, for no token ever shows it. */
    static final String PSEUDONYM = "pairwise";

    /**
     * The steps of a key's life. What a key is at an instant says {@link KeySchedule#state}.
     *
     * @param createdAt from then on it is published
     * @param activatesAt from then on it signs
     * @param retiresAt from then on its successor signs; null while there is none
     * @param revokedAt from then on nothing that it signed is good; null for a key that is trusted
     */
    record Times(
            Instant createdAt,
            Instant activatesAt,
            @Nullable Instant retiresAt,
            @Nullable Instant revokedAt) {}

    boolean isMac() {
        return algorithm.equals(MAC);
    }

    boolean isPseudonym() {
        return algorithm.equals(PSEUDONYM);
    }

    /** Whether keys of that kind follow one another, and one takes the place of another that leaked. */
    static boolean follow(String algorithm) {
        return !algorithm.equals(PSEUDONYM);
    }

    boolean revoked() {
        return times.revokedAt() != null;
    }

    @Override
    public String toString() {
        return "CryptoKey[" + kid + ", " + algorithm + "]";
    }
}
