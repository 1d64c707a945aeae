package dev.signet.auth.client.credential;

import dev.signet.auth.secret.Digest;
import java.util.regex.Pattern;

/** The forms in which a secret is sent, and in which it is kept. */
final class SecretForm {

    /** Before the SHA-256 of a generated secret; what is kept without it is Argon2id and names itself. */
    static final String SHA256 = "{sha256}";

    private static final Pattern KEPT_SHA256 = Pattern.compile("\\{sha256}[A-Za-z0-9_-]{43}");

    /** {@code VSCHAR} of RFC 6749 appendix A.2. */
    private static final Pattern POSSIBLE = Pattern.compile("[\\x20-\\x7E]{1,256}");

    private SecretForm() {}

    /** Whether any client can have this secret. What is not possible is refused before it costs anything. */
    static boolean possible(String secret) {
        return POSSIBLE.matcher(secret).matches() && !GeneratedSecret.damaged(secret);
    }

    /** What is kept of a generated secret. */
    static String sha256(String generated) {
        return SHA256 + Digest.sha256Base64url(generated);
    }

    /** Whether {@code kept} is the whole of it. */
    static boolean isSha256(String kept) {
        return KEPT_SHA256.matcher(kept).matches();
    }

    /**
     * Whether {@code kept} is that of {@code secret}. Never so for one that somebody chose: the SHA-256 of such a one, written
     * into the configuration by hand, would be guessed in no time.
     */
    static boolean matchesSha256(String secret, String kept) {
        return GeneratedSecret.wellFormed(secret) && Digest.equal(sha256(secret), kept);
    }
}
