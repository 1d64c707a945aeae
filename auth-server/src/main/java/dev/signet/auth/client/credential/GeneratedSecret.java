package dev.signet.auth.client.credential;

import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import java.util.regex.Pattern;

/**
 * A secret that the server made: 256 random bits, so that its SHA-256 is all that need be kept of it. It begins with a prefix that
 * scanners of repositories and logs can look for, and ends with a checksum, so that one that was mistyped or cut off is told
 * from a wrong one without asking anything.
 */
public final class GeneratedSecret {

    /** What it begins with, also if the rest is damaged. */
    static final String PREFIX = "sgs_";

    private static final int CHECKED = PREFIX.length() + 43;
    private static final int CHECKSUM = 6;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{" + (43 + CHECKSUM) + "}");

    private GeneratedSecret() {}

    /** One that nobody has had before. */
    public static String make(RandomValues random) {
        String start = PREFIX + random.secret();
        return start + checksum(start);
    }

    /** Whether {@code text} was made here, for all that it tells by itself. */
    static boolean wellFormed(String text) {
        return FORM.matcher(text).matches()
                && Digest.equal(text.substring(CHECKED), checksum(text.substring(0, CHECKED)));
    }

    /** Whether it was meant to be such a secret, and is damaged. */
    static boolean damaged(String text) {
        return text.startsWith(PREFIX) && !wellFormed(text);
    }

    private static String checksum(String start) {
        return Digest.sha256Base64url(start).substring(0, CHECKSUM);
    }
}
