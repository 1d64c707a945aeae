package dev.signet.auth.grant.pushed;

import dev.signet.auth.client.ClientId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code pushed_request}. */
@Repository
class PushedRequestRepository {

    private final JdbcClient jdbc;

    PushedRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PushedRequest request) {
        jdbc.sql("insert into pushed_request (handle, client_id, parameters, expires_at) values (?, ?, ?, ?)")
                .params(request.handle().digest(), request.client().value(), request.parameters())
                .param(Timestamp.from(request.expiresAt()))
                .update();
    }

    Optional<PushedRequest> find(PushedHandle handle) {
        return jdbc.sql("select client_id, parameters, expires_at, answered_at from pushed_request where handle = ?")
                .param(handle.digest())
                .query((row, number) -> new PushedRequest(
                        handle,
                        new ClientId(row.getString("client_id")),
                        row.getString("parameters"),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getTimestamp("answered_at") != null))
                .optional();
    }

    /** From waiting to answered, once. */
    boolean answer(PushedHandle handle, Instant now) {
        return jdbc.sql("update pushed_request set answered_at = ? where handle = ? and answered_at is null")
                        .params(Timestamp.from(now), handle.digest())
                        .update()
                == 1;
    }

    int deleteExpired(Instant before, int most) {
        return jdbc.sql("""
                        delete from pushed_request where handle in (
                            select handle from pushed_request where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(before), most).update();
    }
}
