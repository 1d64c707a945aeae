package dev.signet.auth.audit;

import dev.signet.auth.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the trail.
 *
 * @param caller where the request for it came from
 */
public record AuditRecord(
        UUID id,
        Instant at,
        AuditEvent event,
        @Nullable String clientId,
        @Nullable UUID sid,
        @Nullable UUID grantId,
        @Nullable String detail,
        Caller caller) {

    /** The list goes on after this one. */
    public Cursor cursor() {
        return new Cursor(at, id);
    }
}
