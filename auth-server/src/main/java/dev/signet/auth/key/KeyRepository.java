package dev.signet.auth.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code crypto_key}. Each transition is one statement; whether it happened is its row count. */
@Repository
class KeyRepository {

    private final JdbcClient jdbc;

    KeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All keys, generation by generation. */
    List<CryptoKey> list() {
        return jdbc.sql("""
                        select kid, algorithm, generation, created_at, activates_at, retires_at, revoked_at, sealed, public_jwk
                        from crypto_key order by algorithm, generation""").query(KeyRepository::key).list();
    }

    /** What may change of all keys, without what is sealed: cheap enough to ask every second. */
    Map<String, CryptoKey.Times> times() {
        Map<String, CryptoKey.Times> times = new HashMap<>();
        jdbc.sql("select kid, created_at, activates_at, retires_at, revoked_at from crypto_key")
                .query(row -> {
                    times.put(row.getString("kid"), times(row));
                });
        return times;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another node has made this generation already */
    void insert(CryptoKey key) {
        jdbc.sql("""
                        insert into crypto_key (kid, algorithm, generation, sealed, public_jwk, created_at, activates_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(key.kid(), key.algorithm(), key.generation(), key.sealed())
                .param(key.publicJwk())
                .params(
                        Timestamp.from(key.times().createdAt()),
                        Timestamp.from(key.times().activatesAt()))
                .update();
    }

    /** Puts a new seal in the place of the one of {@code before}; whether it was this call that did. */
    boolean reseal(CryptoKey before, byte[] sealed) {
        return jdbc.sql("update crypto_key set sealed = ? where kid = ? and sealed = ?")
                        .params(sealed, before.kid(), before.sealed())
                        .update()
                == 1;
    }

    /** Lets the predecessors of a generation stop at {@code at}, those that have not stopped before. */
    void retire(String algorithm, int before, Instant at) {
        jdbc.sql("""
                        update crypto_key set retires_at = :at
                        where algorithm = :algorithm and generation < :before and revoked_at is null
                            and (retires_at is null or retires_at > :at)""")
                .param("at", Timestamp.from(at))
                .param("algorithm", algorithm)
                .param("before", before)
                .update();
    }

    /** Lets the key before one that was announced go on: there is nobody yet to follow it. */
    void goOn(String algorithm, int before, Instant now) {
        jdbc.sql("""
                        update crypto_key set retires_at = null
                        where algorithm = ? and generation < ? and retires_at > ? and revoked_at is null""").params(algorithm, before, Timestamp.from(now)).update();
    }

    /** Lets a key sign from now on that was to begin later; whether it was one. */
    boolean activate(String kid, Instant now) {
        return jdbc.sql("""
                        update crypto_key set activates_at = :now
                        where kid = :kid and activates_at > :now and revoked_at is null""").param("now", Timestamp.from(now)).param("kid", kid).update() == 1;
    }

    /** Nobody else who asks for the same goes on before the transaction is over. */
    void lock(String algorithm) {
        jdbc.sql("select kid from crypto_key where algorithm = ? order by generation for update")
                .param(algorithm)
                .query(String.class)
                .list();
    }

    void revoke(String kid, Instant now) {
        jdbc.sql("update crypto_key set revoked_at = ? where kid = ? and revoked_at is null")
                .params(Timestamp.from(now), kid)
                .update();
    }

    /** Deletes a key that was retired or revoked before {@code before}; whether it was this call that did. */
    boolean delete(String kid, Instant before) {
        return jdbc.sql("delete from crypto_key where kid = ? and coalesce(revoked_at, retires_at) <= ?")
                        .params(kid, Timestamp.from(before))
                        .update()
                == 1;
    }

    private static CryptoKey key(ResultSet row, int number) throws SQLException {
        return new CryptoKey(
                row.getString("kid"),
                row.getString("algorithm"),
                row.getInt("generation"),
                times(row),
                row.getBytes("sealed"),
                row.getString("public_jwk"));
    }

    private static CryptoKey.Times times(ResultSet row) throws SQLException {
        return new CryptoKey.Times(
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("activates_at").toInstant(),
                instant(row, "retires_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
