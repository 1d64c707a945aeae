package dev.signet.auth.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code user_account} and {@code user_password}. */
@Repository
class UserRepository {

    private static final String COLUMNS = """
            u.id, u.username, u.name, u.given_name, u.family_name, u.email, u.email_verified, u.locale, u.administrator,
            u.updated_at, u.disabled_at""";

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

    void disable(UserId id) {
        jdbc.sql("update user_account set disabled_at = ? where id = ? and disabled_at is null")
                .params(Timestamp.from(clock.instant()), id.value())
                .update();
    }

    private static UserAccount account(ResultSet row, int number) throws SQLException {
        Timestamp disabledAt = row.getTimestamp("disabled_at");
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
                row.getTimestamp("updated_at").toInstant(),
                disabledAt == null ? null : disabledAt.toInstant());
    }
}
