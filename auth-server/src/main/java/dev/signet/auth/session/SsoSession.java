package dev.signet.auth.session;

import dev.signet.auth.audit.Caller;
import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SSO session as it stands in its row.
 *
 * @param lastSeenAt when its browser last asked for something, to the minute
 * @param authenticatedAt when the person last proved who they are
 * @param methods by which they did: {@code amr} values (RFC 8176)
 * @param remembered whether the browser may keep it when it is closed
 * @param expiresAt when it is over at the latest, however much it is used
 * @param lastSeenBy the address and the user agent that it was last seen with
 * @param endedAt when it was ended; null while it was not
 * @param endReason why it was ended; null while it was not
 */
public record SsoSession(
        SessionId sid,
        UserId user,
        Instant startedAt,
        Instant lastSeenAt,
        Instant authenticatedAt,
        List<String> methods,
        boolean remembered,
        Instant expiresAt,
        Caller lastSeenBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    public SsoSession {
        methods = List.copyOf(methods);
    }

    /** The level of the login (OpenID Connect Core §2). */
    public String acr() {
        return Levels.of(methods);
    }
}
