package dev.signet.auth.secret;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of HMAC-SHA-256. Prints nothing of itself. */
public final class MacKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key at least 256 random bits; copied */
    public MacKey(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a MAC key has at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The 32-byte MAC of {@code message}. */
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "MacKey[hidden]";
    }
}
