package dev.signet.auth.audit;

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
}
