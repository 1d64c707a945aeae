package dev.signet.auth.user;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to create an account.
 *
 * @param username what the person types to sign in: 1 to 100 characters, unique whatever its case
 * @param password as chosen, of at least {@value #SHORTEST_PASSWORD} characters outside the demo; kept only as a hash
 */
public record NewUser(
        String username,
        String name,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        boolean administrator,
        String password) {

    /** NIST SP 800-63B §3.1.1.2: length is what counts, composition rules do harm. */
    public static final int SHORTEST_PASSWORD = 12;

    /** Longer input is refused before it is hashed. */
    public static final int LONGEST_PASSWORD = 256;

    @Override
    public String toString() {
        return "NewUser[" + username + "]";
    }
}
