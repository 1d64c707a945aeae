package dev.signet.auth.session;

import dev.signet.auth.audit.Caller;
import dev.signet.auth.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code sso_session}. */
@Repository
class SsoSessionRepository {

    private static final String COLUMNS = """
            s.sid, s.user_id, s.started_at, s.last_seen_at, s.authenticated_at, s.methods, s.remembered, s.expires_at,
                s.last_seen_from, s.last_seen_with, s.ended_at, s.end_reason""";

    private final JdbcClient jdbc;

    SsoSessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A session with what its user is called now. */
    record Held(SsoSession session, String username, String name, boolean administrator, boolean disabled) {}

    /**
     * That a session is in use.
     *
     * @param lapsesAt when to look whether it has been left alone for too long
     */
    record Use(Instant at, Instant lapsesAt, Caller by) {}

    void insert(SignedIn signedIn, Use use, Instant expiresAt) {
        Timestamp at = Timestamp.from(signedIn.authenticatedAt());
        jdbc.sql("""
                        insert into sso_session (sid, user_id, authenticated_at, methods, started_at, remembered,
                            last_seen_at, last_seen_from, last_seen_with, lapses_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(signedIn.sid().value(), signedIn.userId().value(), at, String.join(" ", signedIn.methods()), at)
                .params(signedIn.remembered(), Timestamp.from(use.at()))
                .param(use.by().address())
                .param(use.by().userAgent())
                .params(Timestamp.from(use.lapsesAt()), Timestamp.from(expiresAt))
                .update();
    }

    /** Whether the session was alive and is renewed. */
    boolean renew(SignedIn signedIn, Use use, Instant expiresAt) {
        return jdbc.sql("""
                        update sso_session set authenticated_at = ?, methods = ?, remembered = ?, expires_at = ?,
                            last_seen_at = ?, last_seen_from = ?, last_seen_with = ?, lapses_at = ?
                        where sid = ? and user_id = ? and ended_at is null and expires_at > ?""")
                        .params(Timestamp.from(signedIn.authenticatedAt()), String.join(" ", signedIn.methods()))
                        .params(signedIn.remembered(), Timestamp.from(expiresAt))
                        .param(Timestamp.from(use.at()))
                        .param(use.by().address())
                        .param(use.by().userAgent())
                        .params(Timestamp.from(use.lapsesAt()), signedIn.sid().value())
                        .params(signedIn.userId().value(), Timestamp.from(use.at()))
                        .update()
                == 1;
    }

    /** Writes down that the session was used, unless it has ended or that was written since {@code seen} was read. */
    void touch(SsoSession seen, Use use) {
        jdbc.sql("""
                        update sso_session set last_seen_at = ?, last_seen_from = ?, last_seen_with = ?, lapses_at = ?
                        where sid = ? and last_seen_at = ? and ended_at is null""")
                .param(Timestamp.from(use.at()))
                .param(use.by().address())
                .param(use.by().userAgent())
                .params(Timestamp.from(use.lapsesAt()), seen.sid().value(), Timestamp.from(seen.lastSeenAt()))
                .update();
    }

    /** Puts off the look at a session that no browser used, but an application. */
    void putOff(SessionId sid, Instant lapsesAt) {
        jdbc.sql("update sso_session set lapses_at = ? where sid = ? and ended_at is null")
                .params(Timestamp.from(lapsesAt), sid.value())
                .update();
    }

    /** Whether it was this call that ended it. */
    boolean end(SessionId sid, Instant at, String reason) {
        return jdbc.sql("update sso_session set ended_at = ?, end_reason = ? where sid = ? and ended_at is null")
                        .params(Timestamp.from(at), reason, sid.value())
                        .update()
                == 1;
    }

    /** In no particular order; those that are not there any more are left out. */
    List<Held> listHeld(List<SessionId> sids) {
        return jdbc.sql("select " + COLUMNS + ", u.username, u.name, u.administrator, u.disabled_at"
                        + " from sso_session s join user_account u on u.id = s.user_id where s.sid in (:sids)")
                .param("sids", sids.stream().map(SessionId::value).toList())
                .query((row, number) -> new Held(
                        session(row, number),
                        row.getString("username"),
                        row.getString("name"),
                        row.getBoolean("administrator"),
                        row.getTimestamp("disabled_at") != null))
                .list();
    }

    Optional<SsoSession> find(SessionId sid) {
        return jdbc.sql("select " + COLUMNS + " from sso_session s where s.sid = ?")
                .param(sid.value())
                .query(SsoSessionRepository::session)
                .optional();
    }

    /** Those that have not ended, the one seen last first. */
    List<SsoSession> listAlive(UserId userId, Instant now) {
        return jdbc.sql(
                        "select " + COLUMNS + " from sso_session s"
                                + " where s.user_id = ? and s.ended_at is null and s.expires_at > ? order by s.last_seen_at desc, s.sid")
                .params(userId.value(), Timestamp.from(now))
                .query(SsoSessionRepository::session)
                .list();
    }

    /** At most {@code most} that have not ended, in the order of their ids, from after {@code after} on. */
    List<SsoSession> page(@Nullable UserId user, @Nullable SessionId after, Instant now, int most) {
        String of = user == null ? "" : " and s.user_id = :user";
        String from = after == null ? "" : " and s.sid > :after";
        JdbcClient.StatementSpec statement = jdbc.sql("select " + COLUMNS + " from sso_session s"
                        + " where s.ended_at is null and s.expires_at > :now" + of + from
                        + " order by s.sid limit :most")
                .param("now", Timestamp.from(now))
                .param("most", most);
        if (user != null) {
            statement = statement.param("user", user.value());
        }
        if (after != null) {
            statement = statement.param("after", after.value());
        }
        return statement.query(SsoSessionRepository::session).list();
    }

    /** At most {@code most} that nobody ended and that are to be looked at before {@code now}. */
    List<SsoSession> listLapsing(Instant now, int most) {
        return jdbc.sql("select " + COLUMNS + " from sso_session s"
                        + " where s.ended_at is null and s.lapses_at < ? order by s.lapses_at limit ?")
                .params(Timestamp.from(now), most)
                .query(SsoSessionRepository::session)
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

    private static SsoSession session(ResultSet row, int number) throws SQLException {
        return new SsoSession(
                new SessionId(row.getObject("sid", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                row.getTimestamp("authenticated_at").toInstant(),
                List.of(row.getString("methods").split(" ")),
                row.getBoolean("remembered"),
                row.getTimestamp("expires_at").toInstant(),
                new Caller(row.getString("last_seen_from"), row.getString("last_seen_with")),
                instant(row.getTimestamp("ended_at")),
                row.getString("end_reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
