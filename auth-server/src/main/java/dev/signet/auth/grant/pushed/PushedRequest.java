package dev.signet.auth.grant.pushed;

import dev.signet.auth.client.ClientId;
import java.time.Instant;

/**
 * A request that was pushed.
 *
 * @param client that pushed it, and nobody else's
 * @param parameters in {@code application/x-www-form-urlencoded}
 * @param expiresAt from when on no browser may begin with it
 * @param answered whether a code or an error has gone to the client: then it is of no use any more
 */
public record PushedRequest(
        PushedHandle handle, ClientId client, String parameters, Instant expiresAt, boolean answered) {

    @Override
    public String toString() {
        return "PushedRequest[" + client + "]";
    }
}
