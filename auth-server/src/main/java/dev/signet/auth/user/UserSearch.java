package dev.signet.auth.user;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts are looked for; whatever the case.
 *
 * @param username how their user names begin; null for any
 * @param email how their addresses begin; null for any
 */
public record UserSearch(
        @Nullable String username, @Nullable String email) {

    /** Everybody. */
    public static final UserSearch ALL = new UserSearch(null, null);
}
