package dev.signet.auth.session;

import java.util.UUID;

/**
 * The {@code sid} of an SSO session (OpenID Connect Front-Channel Logout 1.0 §3): the same from the login to its end, whatever
 * happens to the identifier in the browser's cookie. Not a secret; it opens nothing.
 */
public record SessionId(UUID value) {

    /** @throws IllegalArgumentException if {@code text} is not a UUID */
    public static SessionId parse(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
