package dev.signet.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A verifier and its challenge, as <a href="https://www.rfc-editor.org/rfc/rfc7636#section-4">RFC 7636 §4</a> defines
 * them. Guessable, which is no matter for a load generator and spares its processor.
 */
record Pkce(String verifier, String challenge) {

    static Pkce create() {
        byte[] random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        String verifier = encode(random);
        return new Pkce(verifier, encode(sha256(verifier)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
