package dev.signet.auth.audit;

import org.springframework.stereotype.Component;

/** Keeps entries. Call it inside the transaction of the event: then neither stands without the other. */
@Component
public class AuditTrail {

    private final AuditRepository entries;

    AuditTrail(AuditRepository entries) {
        this.entries = entries;
    }

    /** Writes {@code entry} with the time of now. */
    public void record(AuditEntry entry) {
        entries.insert(entry);
    }
}
