package dev.signet.auth.status;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of {@code status_flip}, and the counter that orders them. */
@Repository
class StatusFlipRepository {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    StatusFlipRepository(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A flip, and its number in the order in which all of them became visible. */
    record Change(StatusFlip flip, long number) {}

    /** What came of flips: how many of them are new, and the number of those. */
    record Inserted(int rows, long number) {}

    /**
     * Runs in the caller's transaction, and holds the counter until that ends: no change with a higher number can be committed
     * before this one. A number is the time in milliseconds, or the next one if that is not higher: so every node knows when a
     * change was made.
     */
    Inserted insert(Collection<StatusFlip> flips, Instant now) {
        KeyHolder number = new GeneratedKeyHolder();
        jdbc.sql("update status_change set number = greatest(number + 1, ?) where slot = 1")
                .param(now.toEpochMilli())
                .update(number, "number");
        int[][] inserted = batches.batchUpdate("""
                insert into status_flip (first_index, extent, expires_at, change)
                select cast(? as bigint), cast(? as int), cast(? as timestamp with time zone), number
                from status_change where slot = 1
                on conflict do nothing""", flips, BATCH, (row, flip) -> {
            row.setLong(1, flip.first());
            row.setInt(2, flip.extent());
            row.setTimestamp(3, Timestamp.from(flip.expiresAt()));
        });
        int rows = 0;
        for (int[] batch : inserted) {
            for (int each : batch) {
                rows += each;
            }
        }
        return new Inserted(rows, Objects.requireNonNull(number.getKey()).longValue());
    }

    /** What became visible after the change with this number. */
    List<Change> listSince(long number) {
        return jdbc.sql("select first_index, extent, expires_at, change from status_flip where change > ?")
                .param(number)
                .query((row, any) -> new Change(
                        new StatusFlip(
                                row.getLong("first_index"),
                                row.getInt("extent"),
                                row.getTimestamp("expires_at").toInstant()),
                        row.getLong("change")))
                .list();
    }

    boolean covers(StatusIndex index) {
        return jdbc.sql("""
                        select exists (select 1 from status_flip
                            where first_index between ? and ? and first_index + extent > ?)""")
                .params(index.value() - StatusBlock.SIZE + 1, index.value(), index.value())
                .query(Boolean.class)
                .single();
    }

    int deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from status_flip where (first_index, extent) in (
                            select first_index, extent from status_flip
                            where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(now), most).update();
    }
}
