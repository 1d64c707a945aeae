package dev.signet.demo.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short name for a secret: enough to see that it changed, useless to whoever wants to use it.
 *
 * @param text 48 bits of the secret's SHA-256 as hexadecimal, in groups of four
 */
public record Fingerprint(String text) {

    /** The fingerprint of a secret of high entropy; of a password it would give too much away. */
    public static Fingerprint of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(digest, 0, 6);
            return new Fingerprint(hex.substring(0, 4) + " " + hex.substring(4, 8) + " " + hex.substring(8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
