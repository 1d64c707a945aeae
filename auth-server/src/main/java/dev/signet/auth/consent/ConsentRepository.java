package dev.signet.auth.consent;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.user.UserId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code consent}. */
@Repository
class ConsentRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Set<String>> findScopes(UserId user, ClientId client) {
        return jdbc.sql("select scopes from consent where user_id = ? and client_id = ?")
                .params(user.value(), client.value())
                .query((row, number) -> Set.of(row.getString("scopes").split(" ")))
                .optional();
    }

    /** The names of the claims that were allowed one by one; none where nothing was allowed. */
    Set<String> findClaims(UserId user, ClientId client) {
        return jdbc.sql("select claims from consent where user_id = ? and client_id = ?")
                .params(user.value(), client.value())
                .query((row, number) -> row.getString("claims"))
                .optional()
                .filter(claims -> !claims.isEmpty())
                .map(claims -> Set.of(claims.split(" ")))
                .orElse(Set.of());
    }

    /** Whether there is something allowed that they could be added to. */
    boolean putClaims(UserId user, ClientId client, Set<String> claims) {
        return jdbc.sql("update consent set claims = ?, updated_at = ? where user_id = ? and client_id = ?")
                        .params(list(claims), Timestamp.from(clock.instant()), user.value(), client.value())
                        .update()
                == 1;
    }

    List<GivenConsent> list(UserId user) {
        return jdbc.sql("select client_id, scopes, given_at from consent where user_id = ? order by given_at desc")
                .param(user.value())
                .query((row, number) -> new GivenConsent(
                        new ClientId(row.getString("client_id")),
                        Set.of(row.getString("scopes").split(" ")),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }

    void put(UserId user, ClientId client, Set<String> scopes) {
        if (!update(user, client, scopes)) {
            insert(user, client, scopes);
        }
    }

    /** Whether there was one. */
    boolean delete(UserId user, ClientId client) {
        return jdbc.sql("delete from consent where user_id = ? and client_id = ?")
                        .params(user.value(), client.value())
                        .update()
                == 1;
    }

    void deleteAll(ClientId client) {
        jdbc.sql("delete from consent where client_id = ?")
                .param(client.value())
                .update();
    }

    private boolean update(UserId user, ClientId client, Set<String> scopes) {
        return jdbc.sql("update consent set scopes = ?, updated_at = ? where user_id = ? and client_id = ?")
                        .params(list(scopes), Timestamp.from(clock.instant()), user.value(), client.value())
                        .update()
                == 1;
    }

    private void insert(UserId user, ClientId client, Set<String> scopes) {
        Timestamp now = Timestamp.from(clock.instant());
        try {
            jdbc.sql("insert into consent (user_id, client_id, scopes, given_at, updated_at) values (?, ?, ?, ?, ?)")
                    .params(user.value(), client.value(), list(scopes), now, now)
                    .update();
        } catch (DuplicateKeyException answeredTwiceAtOnce) {
            update(user, client, scopes);
        }
    }

    private static String list(Set<String> scopes) {
        return scopes.stream().sorted().collect(Collectors.joining(" "));
    }
}
