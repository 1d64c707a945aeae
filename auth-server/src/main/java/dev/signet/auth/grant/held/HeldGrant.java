package dev.signet.auth.grant.held;

import dev.signet.auth.Cursor;
import dev.signet.auth.audit.Caller;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * What a client obtained from a user and has not lost since. Nothing in it opens anything.
 *
 * @param grantedAt when the user said yes, or was not asked
 * @param usedAt when tokens were last issued from it
 * @param usedBy where the request for those came from: the client's own server, or the user's device
 * @param expiresAt when it ends, used or not
 * @param offline whether it outlives the session that it came from
 */
public record HeldGrant(
        GrantId id,
        ClientId client,
        UserId user,
        SessionId sid,
        Set<String> scopes,
        Instant grantedAt,
        Instant usedAt,
        Caller usedBy,
        Instant expiresAt,
        boolean offline) {

    public HeldGrant {
        scopes = Set.copyOf(scopes);
    }

    /** The list goes on after this one. */
    public Cursor cursor() {
        return new Cursor(grantedAt, id.value());
    }
}
