package dev.signet.auth.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account and its profile, as OpenID Connect Core §5.1 names the parts.
 *
 * @param disabledAt since when nothing may be obtained; null if anything may
 * @param eraseAt when it goes for good, because it was deleted; null if it stays
 * @param keepable whether it was its owner who deleted it, and nobody disabled it
 */
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
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant disabledAt,
        @Nullable Instant eraseAt,
        boolean keepable) {

    /** Whether it may obtain anything at all. */
    public boolean enabled() {
        return disabledAt == null;
    }

    /** Whether its owner deleted it and may still keep it at {@code now}. */
    public boolean leaving(Instant now) {
        return keepable && eraseAt != null && now.isBefore(eraseAt);
    }
}
