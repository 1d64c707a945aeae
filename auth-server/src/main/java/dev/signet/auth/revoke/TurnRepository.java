package dev.signet.auth.revoke;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code turn}: at most one node at a time has each. */
@Repository
class TurnRepository {

    private final JdbcClient jdbc;

    TurnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the turn, or keeps it, if no other node has it now. Whether {@code holder} has it until {@code now + length}. */
    boolean take(String name, UUID holder, Instant now, Duration length) {
        return jdbc.sql("""
                        update turn set holder = ?, until = ?
                        where name = ? and (holder = ? or until <= ?)""")
                        .params(holder, Timestamp.from(now.plus(length)), name, holder, Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Lets the next node have it at once. */
    void giveBack(String name, UUID holder, Instant now) {
        jdbc.sql("update turn set holder = null, until = ? where name = ? and holder = ?")
                .params(Timestamp.from(now), name, holder)
                .update();
    }
}
