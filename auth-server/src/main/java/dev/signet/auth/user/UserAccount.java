package dev.signet.auth.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account and its profile, as OpenID Connect Core §5.1 names the parts. */
public record UserAccount(
        UserId id,
        String username,
        String name,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String locale,
        boolean administrator,
        Instant updatedAt,
        @Nullable Instant disabledAt) {

    /** Whether it may obtain anything at all. */
    public boolean enabled() {
        return disabledAt == null;
    }
}
