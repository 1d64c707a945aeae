package dev.signet.auth.key;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code crypto_key}.
 *
 * @param algorithm the JWS name of what the key is for
 * @param active whether it is the one in use for its algorithm; a retired one still verifies what it signed
 * @param sealed the secret half, under the master key
 * @param publicJwk the public half as a JWK (RFC 7517); none for a MAC key
 */
record CryptoKey(
        String kid,
        String algorithm,
        boolean active,
        byte[] sealed,
        @Nullable String publicJwk) {

    @Override
    public String toString() {
        return "CryptoKey[" + kid + ", " + algorithm + "]";
    }
}
