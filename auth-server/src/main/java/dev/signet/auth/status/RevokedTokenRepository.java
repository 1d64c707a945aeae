package dev.signet.auth.status;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code revoked_token}. */
@Repository
class RevokedTokenRepository {

    private final JdbcClient jdbc;

    RevokedTokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(String jti) {
        return jdbc.sql("select exists (select 1 from revoked_token where jti = ?)")
                .param(jti)
                .query(Boolean.class)
                .single();
    }

    /** Whether it was this call that added it. One statement that cannot fail: a failed one would spoil its transaction. */
    boolean insert(String jti, Instant expiresAt) {
        return jdbc.sql("insert into revoked_token (jti, expires_at) values (?, ?) on conflict do nothing")
                        .params(jti, Timestamp.from(expiresAt))
                        .update()
                == 1;
    }

    int deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from revoked_token where jti in (
                            select jti from revoked_token where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(now), most).update();
    }
}
