package dev.signet.auth.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail: the event and whom it concerns. Identifiers only, never a secret, token, code or password.
 *
 * @param detail what else is worth knowing, in at most 400 characters; never anything that a stranger typed
 * @param earlier where the other of two requests came from, when the event is that there were two
 */
public record AuditEntry(
        AuditEvent event,
        @Nullable UUID userId,
        @Nullable String clientId,
        @Nullable UUID sid,
        @Nullable UUID grantId,
        @Nullable String detail,
        Caller earlier) {

    /** An entry that names only the event; the methods below add whom it concerns. */
    public static AuditEntry of(AuditEvent event) {
        return new AuditEntry(event, null, null, null, null, null, Caller.NONE);
    }

    public AuditEntry user(@Nullable UUID id) {
        return new AuditEntry(event, id, clientId, sid, grantId, detail, earlier);
    }

    public AuditEntry client(@Nullable String id) {
        return new AuditEntry(event, userId, id, sid, grantId, detail, earlier);
    }

    public AuditEntry session(@Nullable UUID id) {
        return new AuditEntry(event, userId, clientId, id, grantId, detail, earlier);
    }

    public AuditEntry grant(@Nullable UUID id) {
        return new AuditEntry(event, userId, clientId, sid, id, detail, earlier);
    }

    public AuditEntry detail(String text) {
        return new AuditEntry(event, userId, clientId, sid, grantId, text, earlier);
    }

    public AuditEntry earlier(Caller caller) {
        return new AuditEntry(event, userId, clientId, sid, grantId, detail, caller);
    }
}
