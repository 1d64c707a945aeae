package dev.signet.auth.session;

import java.util.List;

/**
 * How certain a login makes who somebody is: the {@code acr} values of this server (OpenID Connect Core §2), from the lowest to the
 * highest that can be reached here.
 */
public final class Levels {

    /** Those that a person can reach: {@code acr_values_supported}. */
    public static final List<String> REACHABLE = List.of(SignedIn.ONE_FACTOR);

    /** The method of a session in which nobody proved anything here: somebody else vouched for the person. */
    public static final String VOUCHED = "vouched";

    /** No proof at all (OpenID Connect Core §2). */
    private static final String NO_FACTOR = "0";

    private Levels() {}

    /** The level that a login by {@code methods} ({@code amr} values, RFC 8176) has reached. */
    public static String of(List<String> methods) {
        return methods.contains(VOUCHED) ? NO_FACTOR : SignedIn.ONE_FACTOR;
    }
}
