package dev.signet.auth.revoke.logout;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code logout_message}. Each transition names the attempt that it belongs to: a node that was too slow, and whose message
 * another has taken up since, changes nothing any more.
 */
@Repository
class LogoutMessageRepository {

    private final JdbcClient jdbc;

    LogoutMessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Due at once. */
    void insert(LogoutMessage message) {
        Timestamp at = Timestamp.from(message.writtenAt());
        jdbc.sql("""
                        insert into logout_message (id, client_id, user_id, sid, written_at, attempts, due_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(message.id(), message.client().value(), message.user().value())
                .param(message.sid() == null ? null : message.sid().value())
                .params(at, message.attempts(), at)
                .update();
    }

    /** At most {@code most} that a node may take up at {@code now}, the longest due first; none for the clients in {@code except}. */
    List<LogoutMessage> listDue(Instant now, int most, Set<ClientId> except) {
        return jdbc.sql("""
                        select id, client_id, user_id, sid, written_at, attempts from logout_message
                        where due_at <= :now and client_id not in (:except) order by due_at limit :most""")
                .param("now", Timestamp.from(now))
                .param(
                        "except",
                        except.isEmpty()
                                ? List.of("")
                                : except.stream().map(ClientId::value).toList())
                .param("most", most)
                .query(LogoutMessageRepository::message)
                .list();
    }

    /** Whether it is the caller's alone until {@code leasedUntil}. */
    boolean take(LogoutMessage message, Instant now, Instant leasedUntil) {
        return jdbc.sql("""
                        update logout_message set attempts = attempts + 1, due_at = ?
                        where id = ? and attempts = ? and due_at <= ?""")
                        .params(Timestamp.from(leasedUntil), message.id(), message.attempts(), Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Gives a message that was taken up back until {@code due}. Whether it was still the caller's. */
    boolean giveBack(LogoutMessage taken, Instant due) {
        return jdbc.sql("update logout_message set due_at = ? where id = ? and attempts = ? and due_at is not null")
                        .params(Timestamp.from(due), taken.id(), taken.attempts())
                        .update()
                == 1;
    }

    /** Ends a message that was taken up. Whether it was still the caller's. */
    boolean close(LogoutMessage taken, String outcome, Instant at) {
        return jdbc.sql("""
                        update logout_message set due_at = null, over_at = ?, outcome = ?
                        where id = ? and attempts = ? and due_at is not null""")
                        .params(Timestamp.from(at), outcome, taken.id(), taken.attempts())
                        .update()
                == 1;
    }

    /** How many have been neither delivered nor given up. */
    long countWaiting() {
        return jdbc.sql("select count(*) from logout_message where due_at is not null")
                .query(Long.class)
                .single();
    }

    /** At most {@code most} rows that were over before {@code before}. */
    int deleteOver(Instant before, int most) {
        return jdbc.sql("""
                        delete from logout_message where id in (
                            select id from logout_message where over_at < ? order by over_at limit ?)""").params(Timestamp.from(before), most).update();
    }

    private static LogoutMessage message(ResultSet row, int number) throws SQLException {
        UUID sid = row.getObject("sid", UUID.class);
        return new LogoutMessage(
                row.getObject("id", UUID.class),
                new ClientId(row.getString("client_id")),
                new UserId(row.getObject("user_id", UUID.class)),
                sid == null ? null : new SessionId(sid),
                row.getTimestamp("written_at").toInstant(),
                row.getInt("attempts"));
    }
}
