package dev.signet.auth.grant;

import java.util.UUID;

/** Identifies a grant. Not a secret; it opens nothing. */
public record GrantId(UUID value) {

    /** @throws IllegalArgumentException if {@code text} is not a UUID */
    public static GrantId parse(String text) {
        return new GrantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
