package dev.signet.auth.audit;

import dev.signet.auth.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    List<AuditRecord> list(UUID user, Set<AuditEvent> events, @Nullable Cursor after, int most) {
        String page = after == null ? "" : " and at <= :at and (at < :at or id < :id)";
        JdbcClient.StatementSpec statement = jdbc.sql("""
                        select id, at, event, client_id, sid, grant_id, detail, address, user_agent
                        from audit_entry where user_id = :user and event in (:events)""" + page + """
                         order by at desc, id desc limit :most""")
                .param("user", user)
                .param("events", events.stream().map(AuditEvent::name).toList())
                .param("most", most);
        if (after != null) {
            statement = statement.param("at", Timestamp.from(after.at())).param("id", after.id());
        }
        return statement.query(AuditRepository::record).list();
    }

    private static AuditRecord record(ResultSet row, int number) throws SQLException {
        return new AuditRecord(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                AuditEvent.valueOf(row.getString("event")),
                row.getString("client_id"),
                row.getObject("sid", UUID.class),
                row.getObject("grant_id", UUID.class),
                row.getString("detail"),
                new Caller(row.getString("address"), row.getString("user_agent")));
    }
}
