package dev.signet.auth.status;

import dev.signet.auth.client.ClientId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of {@code status_block}. */
@Repository
class StatusBlockRepository {

    private final JdbcClient jdbc;

    StatusBlockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reserves a block that nobody had; empty for a client that may obtain nothing. One statement, committed when this returns: a
     * number whose row was lost in a crash was never used, and one whose row is there is never given again. The client's row
     * is locked meanwhile, so that whoever disables the client sees all of its blocks.
     */
    OptionalLong reserve(ClientId client, Instant now, Instant expiresAt) {
        KeyHolder key = new GeneratedKeyHolder();
        int rows = jdbc.sql("""
                        insert into status_block (number, client_id, reserved_at, expires_at)
                        select nextval('status_block_seq'), client_id, cast(? as timestamp with time zone),
                            cast(? as timestamp with time zone)
                        from client where client_id = ? and disabled_at is null for update""")
                .params(Timestamp.from(now), Timestamp.from(expiresAt), client.value())
                .update(key, "number");
        return rows == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Objects.requireNonNull(key.getKey()).longValue());
    }

    /** What of {@code client} may still be in use. */
    List<StatusFlip> listUnexpired(ClientId client, Instant now) {
        return jdbc.sql("select number, expires_at from status_block where client_id = ? and expires_at > ?")
                .params(client.value(), Timestamp.from(now))
                .query((row, number) -> new StatusFlip(
                        StatusBlock.firstOf(row.getLong("number")),
                        StatusBlock.SIZE,
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /** What was reserved of a list: the highest number, and when the last of its tokens will have expired. */
    record Reserved(long highest, Instant until) {}

    List<Reserved> listByList() {
        return jdbc.sql("""
                        select max(number) as highest, max(expires_at) as until
                        from (select number, expires_at, number / ? as list from status_block) block group by list""")
                .param(StatusBlock.LIST_BLOCKS)
                .query((row, number) -> new Reserved(
                        row.getLong("highest"), row.getTimestamp("until").toInstant()))
                .list();
    }

    int deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from status_block where number in (
                            select number from status_block where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(now), most).update();
    }
}
