package dev.signet.auth.grant.held;

import dev.signet.auth.Cursor;
import dev.signet.auth.audit.Caller;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the rows of {@code access_grant} that are held; changes none. */
@Repository
class HeldGrantRepository {

    private static final String SELECT = """
            select id, client_id, user_id, sid, scopes, created_at, rotated_at, used_from, used_with, expires_at
            from access_grant""";

    private final JdbcClient jdbc;

    HeldGrantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<HeldGrant> list(UserId user, @Nullable Cursor after, Instant now, int most) {
        String page = after == null ? "" : " and created_at <= :at and (created_at < :at or id < :id)";
        JdbcClient.StatementSpec statement = jdbc.sql(
                        SELECT + " where user_id = :user and stage = 'active' and expires_at > :now" + page
                                + " order by created_at desc, id desc limit :most")
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .param("most", most);
        if (after != null) {
            statement = statement.param("at", Timestamp.from(after.at())).param("id", after.id());
        }
        return statement.query(HeldGrantRepository::held).list();
    }

    Optional<HeldGrant> find(UserId user, GrantId id, Instant now) {
        return jdbc.sql(SELECT + " where id = ? and user_id = ? and stage = 'active' and expires_at > ?")
                .params(id.value(), user.value(), Timestamp.from(now))
                .query(HeldGrantRepository::held)
                .optional();
    }

    private static HeldGrant held(ResultSet row, int number) throws SQLException {
        Instant createdAt = row.getTimestamp("created_at").toInstant();
        Timestamp rotatedAt = row.getTimestamp("rotated_at");
        Set<String> scopes = scopes(row.getString("scopes"));
        return new HeldGrant(
                new GrantId(row.getObject("id", UUID.class)),
                new ClientId(row.getString("client_id")),
                new UserId(row.getObject("user_id", UUID.class)),
                new SessionId(row.getObject("sid", UUID.class)),
                scopes,
                createdAt,
                rotatedAt == null ? createdAt : rotatedAt.toInstant(),
                new Caller(row.getString("used_from"), row.getString("used_with")),
                row.getTimestamp("expires_at").toInstant(),
                scopes.contains("offline_access"));
    }

    private static Set<String> scopes(String list) {
        return list.isEmpty() ? Set.of() : Set.of(list.split(" "));
    }
}
