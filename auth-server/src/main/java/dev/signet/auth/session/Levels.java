package dev.signet.auth.session;

import java.util.List;

/**
 * How certain a login makes who somebody is: the {@code acr} values of this server (OpenID Connect Core §2), from the lowest to the
 * highest that can be reached here.
 */
public final class Levels {

    /** Those that a person can reach: {@code acr_values_supported}. */
    public static final List<String> REACHABLE = List.of(SignedIn.ONE_FACTOR);

    private Levels() {}

    /** The level that a login by {@code methods} ({@code amr} values, RFC 8176) has reached. */
    public static String of(List<String> methods) {
        return SignedIn.ONE_FACTOR;
    }
}
