package dev.signet.auth.session;

import dev.signet.auth.user.UserId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code sso_session}. */
@Repository
class SsoSessionRepository {

    private final JdbcClient jdbc;

    SsoSessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SignedIn signedIn) {
        Timestamp at = Timestamp.from(signedIn.authenticatedAt());
        jdbc.sql("""
                        insert into sso_session (sid, user_id, authenticated_at, methods, started_at)
                        values (?, ?, ?, ?, ?)""")
                .params(signedIn.sid().value(), signedIn.userId().value(), at, String.join(" ", signedIn.methods()), at)
                .update();
    }

    /** Whether the session was alive and is renewed. */
    boolean renew(SignedIn signedIn) {
        return jdbc.sql("""
                        update sso_session set authenticated_at = ?, methods = ?
                        where sid = ? and user_id = ? and ended_at is null""")
                        .params(
                                Timestamp.from(signedIn.authenticatedAt()),
                                String.join(" ", signedIn.methods()),
                                signedIn.sid().value(),
                                signedIn.userId().value())
                        .update()
                == 1;
    }

    /** Whether it was this call that ended it. */
    boolean end(SessionId sid, Instant at, String reason) {
        return jdbc.sql("update sso_session set ended_at = ?, end_reason = ? where sid = ? and ended_at is null")
                        .params(Timestamp.from(at), reason, sid.value())
                        .update()
                == 1;
    }

    List<SessionId> listAlive(UserId userId) {
        return jdbc.sql("select sid from sso_session where user_id = ? and ended_at is null")
                .param(userId.value())
                .query((row, number) -> new SessionId(row.getObject("sid", UUID.class)))
                .list();
    }

    /** At most {@code most} rows that ended before {@code before} and that no grant came from. */
    int deleteEnded(Instant before, int most) {
        return jdbc.sql("""
                        delete from sso_session where sid in (
                            select s.sid from sso_session s where s.ended_at < ?
                                and not exists (select 1 from access_grant g where g.sid = s.sid)
                            order by s.ended_at limit ?)""").params(Timestamp.from(before), most).update();
    }
}
