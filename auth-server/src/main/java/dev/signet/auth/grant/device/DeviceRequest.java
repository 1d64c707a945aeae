package dev.signet.auth.grant.device;

import dev.signet.auth.audit.Caller;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of a device, as it stands in its row. Nothing in it opens anything.
 *
 * @param scopes as requested
 * @param grant what the person allowed; null unless they did
 * @param by where the request came from: the device, or a server that speaks for it
 * @param interval how long the device waits between two questions
 */
public record DeviceRequest(
        UUID id,
        ClientId client,
        Set<String> scopes,
        Stage stage,
        @Nullable GrantId grant,
        Caller by,
        Instant createdAt,
        Instant expiresAt,
        Duration interval) {

    /** How far it has come. */
    public enum Stage {
        /** Nobody has answered. */
        WAITING,
        /** A person allowed it, or a part of it. */
        ALLOWED,
        /** A person refused it. */
        DENIED
    }

    public DeviceRequest {
        scopes = Set.copyOf(scopes);
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
