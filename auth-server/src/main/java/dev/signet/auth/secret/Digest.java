package dev.signet.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-2 and comparison in constant time. */
public final class Digest {

    private Digest() {}

    /** The SHA-256 of {@code value} in UTF-8. Fit for values of high entropy only: what people choose goes through Argon2id. */
    public static byte[] sha256(String value) {
        return sha256(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The SHA-256 of {@code bytes}. */
    public static byte[] sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    /** The SHA-512 of {@code value} in UTF-8. */
    public static byte[] sha512(String value) {
        return digest("SHA-512", value.getBytes(StandardCharsets.UTF_8));
    }

    /** The SHA-256 of {@code value}, in base64url without padding: 43 characters. */
    public static String sha256Base64url(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(value));
    }

    /** Whether both hold the same bytes, in a time that depends on their length alone. */
    public static boolean equal(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    /** Whether both are the same text, in a time that depends on their length alone. */
    public static boolean equal(String one, String other) {
        return equal(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm, impossible);
        }
    }
}
