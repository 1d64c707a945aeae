package dev.signet.auth.replay;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code used_once}. */
@Repository
class UsedOnceRepository {

    private final JdbcClient jdbc;

    UsedOnceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there was no such row. */
    boolean insert(byte[] digest, Instant until) {
        return jdbc.sql("insert into used_once (digest, expires_at) values (?, ?) on conflict do nothing")
                        .params(digest, Timestamp.from(until))
                        .update()
                == 1;
    }

    int deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from used_once where digest in (
                            select digest from used_once where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(now), most).update();
    }
}
