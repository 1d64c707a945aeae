package dev.signet.auth.revoke.logout;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That {@code client} is to be told of an end.
 *
 * @param id the {@code jti} of each token that says so: a repetition can be recognised
 * @param sid which session has ended; null for every session of the user at the client
 * @param attempts how often a node has taken it up, as it was read; whoever takes it up next makes it one more
 */
record LogoutMessage(
        UUID id, ClientId client, UserId user, @Nullable SessionId sid, Instant writtenAt, int attempts) {

    /** This message as it is for whoever has taken it up. */
    LogoutMessage taken() {
        return new LogoutMessage(id, client, user, sid, writtenAt, attempts + 1);
    }
}
