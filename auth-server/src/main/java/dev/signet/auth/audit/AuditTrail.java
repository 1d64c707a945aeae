package dev.signet.auth.audit;

import dev.signet.auth.Cursor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps entries. Call it inside the transaction of the event: then neither stands without the other. */
@Component
public class AuditTrail {

    private final AuditRepository entries;
    private final Callers callers;

    AuditTrail(AuditRepository entries, Callers callers) {
        this.entries = entries;
        this.callers = callers;
    }

    /** Writes {@code entry} with the time of now, and where the request for it came from. */
    public void record(AuditEntry entry) {
        entries.insert(entry, callers.current());
    }

    /**
     * What concerns a user, the newest first.
     *
     * @param events only these; at least one
     * @param after where the page before ended; null for the first one
     */
    public List<AuditRecord> list(UUID user, Set<AuditEvent> events, @Nullable Cursor after, int most) {
        return entries.list(user, events, after, most);
    }
}
