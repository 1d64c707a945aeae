package dev.signet.auth.admin;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one row of {@code setup_code}. */
@Repository
class SetupRepository {

    private final JdbcClient jdbc;

    SetupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(String digest, Instant expiresAt) {
        clear();
        jdbc.sql("insert into setup_code (slot, digest, expires_at) values (1, ?, ?)")
                .params(digest, Timestamp.from(expiresAt))
                .update();
    }

    boolean valid(String digest, Instant now) {
        return jdbc.sql("select exists (select 1 from setup_code where digest = ? and expires_at > ?)")
                .params(digest, Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Whether it was this call that used the code up. */
    boolean use(String digest, Instant now) {
        return jdbc.sql("delete from setup_code where digest = ? and expires_at > ?")
                        .params(digest, Timestamp.from(now))
                        .update()
                == 1;
    }

    void clear() {
        jdbc.sql("delete from setup_code").update();
    }
}
