package dev.signet.auth.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audit_entry}: they are added, never changed. */
@Repository
class AuditRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(AuditEntry entry, Caller caller) {
        jdbc.sql("""
                        insert into audit_entry (id, at, event, user_id, client_id, sid, grant_id, detail,
                            address, user_agent, earlier_address, earlier_user_agent)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID(),
                        Timestamp.from(clock.instant()),
                        entry.event().name())
                .param(entry.userId())
                .param(entry.clientId())
                .param(entry.sid())
                .param(entry.grantId())
                .param(entry.detail())
                .param(caller.address())
                .param(caller.userAgent())
                .param(entry.earlier().address())
                .param(entry.earlier().userAgent())
                .update();
    }
}
