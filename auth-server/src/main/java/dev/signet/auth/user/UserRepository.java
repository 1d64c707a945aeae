package dev.signet.auth.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code user_account} and {@code user_password}. */
@Repository
class UserRepository {

    private static final String COLUMNS = """
            u.id, u.username, u.name, u.given_name, u.family_name, u.email, u.email_verified, u.locale, u.administrator,
            u.created_at, u.updated_at, u.disabled_at, u.erase_at, u.keepable""";

    private final JdbcClient jdbc;
    private final Clock clock;

    UserRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An account with the hash of its password. */
    record Credential(UserAccount account, String hash) {
        @Override
        public String toString() {
            return "Credential[" + account.id() + "]";
        }
    }

    Optional<UserAccount> find(UserId id) {
        return jdbc.sql("select " + COLUMNS + " from user_account u where u.id = ?")
                .param(id.value())
                .query(UserRepository::account)
                .optional();
    }

    Optional<UserAccount> findByKey(String usernameKey) {
        return jdbc.sql("select " + COLUMNS + " from user_account u where u.username_key = ?")
                .param(usernameKey)
                .query(UserRepository::account)
                .optional();
    }

    Optional<Credential> findCredential(String usernameKey) {
        return jdbc.sql("select " + COLUMNS + """
                        , p.hash
                        from user_account u join user_password p on p.user_id = u.id
                        where u.username_key = ?""")
                .param(usernameKey)
                .query((row, number) -> new Credential(account(row, number), row.getString("hash")))
                .optional();
    }

    boolean none() {
        return !jdbc.sql("select exists (select 1 from user_account)")
                .query(Boolean.class)
                .single();
    }

    /** Whether the name was free. One statement that cannot fail: a failed one would spoil its transaction. */
    boolean insert(UserId id, String usernameKey, NewUser user, String passwordHash) {
        Timestamp now = Timestamp.from(clock.instant());
        int inserted = jdbc.sql("""
                        insert into user_account (id, username, username_key, name, given_name, family_name, email,
                            email_verified, administrator, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?)
                        on conflict do nothing""")
                .params(id.value(), user.username().strip(), usernameKey, user.name())
                .param(user.givenName())
                .param(user.familyName())
                .param(user.email())
                .params(user.administrator(), now, now)
                .update();
        if (inserted == 0) {
            return false;
        }
        jdbc.sql("insert into user_password (user_id, hash, changed_at) values (?, ?, ?)")
                .params(id.value(), passwordHash, now)
                .update();
        return true;
    }

    /** Puts a new hash in the place of {@code oldHash}; does nothing if that was changed meanwhile. */
    void replacePassword(UserId id, String oldHash, String newHash) {
        jdbc.sql("update user_password set hash = ? where user_id = ? and hash = ?")
                .params(newHash, id.value(), oldHash)
                .update();
    }

    void lock(UserId id) {
        jdbc.sql("select id from user_account where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .optional();
    }

    /** At most {@code most} in the order of their keys, from after {@code afterKey} on. */
    List<UserAccount> list(
            @Nullable String keyPrefix, @Nullable String emailPrefix, @Nullable String afterKey, int most) {
        StringBuilder where = new StringBuilder(" where u.username_key > :after");
        Map<String, Object> parameters = new HashMap<>(Map.of("after", afterKey == null ? "" : afterKey, "most", most));
        if (keyPrefix != null) {
            where.append(" and u.username_key like :key escape '!'");
            parameters.put("key", startingWith(keyPrefix));
        }
        if (emailPrefix != null) {
            where.append(" and lower(u.email) like :email escape '!'");
            parameters.put("email", startingWith(emailPrefix));
        }
        return jdbc.sql("select " + COLUMNS + " from user_account u" + where + " order by u.username_key limit :most")
                .params(parameters)
                .query(UserRepository::account)
                .list();
    }

    private static String startingWith(String prefix) {
        return prefix.replaceAll("[!%_]", "!$0") + "%";
    }

    /** Whether it was disabled or deleted, and is neither now. */
    boolean enable(UserId id) {
        return jdbc.sql("""
                        update user_account set disabled_at = null, deleted_at = null, erase_at = null, keepable = false,
                            updated_at = ?
                        where id = ? and disabled_at is not null""").params(Timestamp.from(clock.instant()), id.value()).update() == 1;
    }

    Optional<String> findHash(UserId id) {
        return jdbc.sql("select hash from user_password where user_id = ?")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    void setPassword(UserId id, String hash) {
        jdbc.sql("update user_password set hash = ?, changed_at = ? where user_id = ?")
                .params(hash, Timestamp.from(clock.instant()), id.value())
                .update();
    }

    /** The administrators that may sign in; none of them goes before this transaction is over. */
    List<UserId> lockAdministrators() {
        return jdbc.sql("""
                        select id from user_account where administrator = true and disabled_at is null
                        order by id for update""")
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Whether it was this call that deleted it.
     *
     * @param keepable whether its owner may take that back
     */
    boolean delete(UserId id, Instant eraseAt, boolean keepable) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        update user_account set disabled_at = coalesce(disabled_at, ?), deleted_at = ?, erase_at = ?,
                            keepable = ?, updated_at = ?
                        where id = ? and deleted_at is null""")
                        .params(now, now, Timestamp.from(eraseAt), keepable, now, id.value())
                        .update()
                == 1;
    }

    /** Whether it was deleted, not erased, its owner's to keep, and is as it was now. */
    boolean keep(UserId id) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        update user_account set disabled_at = null, deleted_at = null, erase_at = null, keepable = false,
                            updated_at = ?
                        where id = ? and keepable = true and erase_at > ?""").params(now, id.value(), now).update() == 1;
    }

    /** At most {@code most}, those first whose time ran out first. */
    List<UserId> listToErase(int most) {
        return jdbc.sql("select id from user_account where erase_at <= ? order by erase_at limit ?")
                .params(Timestamp.from(clock.instant()), most)
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Whether the row, and all that hangs on it, went. */
    boolean erase(UserId id) {
        return jdbc.sql("delete from user_account where id = ? and erase_at <= ?")
                        .params(id.value(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    void disable(UserId id) {
        jdbc.sql("update user_account set disabled_at = coalesce(disabled_at, ?), keepable = false where id = ?")
                .params(Timestamp.from(clock.instant()), id.value())
                .update();
    }

    private static UserAccount account(ResultSet row, int number) throws SQLException {
        return new UserAccount(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("username"),
                row.getString("name"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("locale"),
                row.getBoolean("administrator"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row, "disabled_at"),
                instant(row, "erase_at"),
                row.getBoolean("keepable"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
