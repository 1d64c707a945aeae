package dev.signet.auth.key;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code crypto_key}. */
@Repository
class KeyRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All keys, those in use first. */
    List<CryptoKey> list() {
        return jdbc.sql("""
                        select kid, algorithm, active, sealed, public_jwk
                        from crypto_key order by case when active is null then 1 else 0 end, created_at""")
                .query((row, number) -> new CryptoKey(
                        row.getString("kid"),
                        row.getString("algorithm"),
                        row.getString("active") != null,
                        row.getBytes("sealed"),
                        row.getString("public_jwk")))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another node has activated one for this algorithm already */
    void insertActive(CryptoKey key) {
        jdbc.sql("""
                        insert into crypto_key (kid, algorithm, active, sealed, public_jwk, created_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(key.kid(), key.algorithm(), key.algorithm(), key.sealed())
                .param(key.publicJwk())
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
