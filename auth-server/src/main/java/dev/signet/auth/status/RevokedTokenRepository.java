package dev.signet.auth.status;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
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

    void insert(String jti, Instant expiresAt) {
        if (exists(jti)) {
            return;
        }
        try {
            jdbc.sql("insert into revoked_token (jti, expires_at) values (?, ?)")
                    .params(jti, Timestamp.from(expiresAt))
                    .update();
        } catch (DuplicateKeyException revokedTwiceAtOnce) {
            // Once is enough.
        }
    }

    int deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from revoked_token where jti in (
                            select jti from revoked_token where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(now), most).update();
    }
}
