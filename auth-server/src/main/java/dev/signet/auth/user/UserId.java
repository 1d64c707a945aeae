package dev.signet.auth.user;

import java.util.UUID;

/** Identifies an account for ever; the {@code sub} of its tokens. A user name may change, this does not. */
public record UserId(UUID value) {

    /** @throws IllegalArgumentException if {@code text} is not a UUID */
    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
