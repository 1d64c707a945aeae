package dev.signet.auth.testing;

import dev.signet.auth.secret.Digest;

/** Secrets as {@code client-secret} prints them, the same in each run. */
public final class Secrets {

    private Secrets() {}

    /** The generated secret that belongs to {@code seed}: no two seeds have the same. */
    public static String generated(String seed) {
        String start = "sgs_" + Digest.sha256Base64url(seed);
        return start + Digest.sha256Base64url(start).substring(0, 6);
    }

    /** What stands in the configuration in its place. */
    public static String kept(String generated) {
        return "{sha256}" + Digest.sha256Base64url(generated);
    }
}
