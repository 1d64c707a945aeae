package dev.signet.auth.client.registered;

import dev.signet.auth.client.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code client_registration}. Tokens come as digests. */
@Repository
class RegistrationRepository {

    private static final String SELECT = """
            select client_id, origin, metadata, registered_at from client_registration
            where client_id = :client and ended_at is null""";

    private final JdbcClient jdbc;

    RegistrationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Registration> find(ClientId client) {
        return jdbc.sql(SELECT)
                .param("client", client.value())
                .query(RegistrationRepository::registration)
                .optional();
    }

    Optional<Registration> find(ClientId client, String token) {
        return jdbc.sql(SELECT + " and (token = :token or previous_token = :token)")
                .param("client", client.value())
                .param("token", token)
                .query(RegistrationRepository::registration)
                .optional();
    }

    /** Whether there was room for one more. */
    boolean insert(Registration registration, Optional<String> token, int limit) {
        return jdbc.sql("""
                        insert into client_registration (client_id, origin, metadata, token, registered_at, used_at)
                        select client_id, cast(:origin as varchar(20)), cast(:metadata as varchar(40000)), cast(:token as varchar(43)),
                            cast(:now as timestamp with time zone), cast(:now as timestamp with time zone)
                        from client
                        where client_id = :client
                            and (select count(*) from client_registration where ended_at is null) < :limit""")
                        .param("client", registration.client().value())
                        .param("origin", registration.origin().stored())
                        .param("metadata", registration.metadata())
                        .param("token", token.orElse(null))
                        .param("now", Timestamp.from(registration.registeredAt()))
                        .param("limit", limit)
                        .update()
                == 1;
    }

    /** Whether {@code token} is one that it may be changed with; {@code next} takes its place, and it stays good until that has arrived. */
    boolean update(ClientId client, String metadata, String token, String next) {
        return jdbc.sql("""
                        update client_registration set metadata = :metadata, token = :next, previous_token = :token
                        where client_id = :client and ended_at is null and (token = :token or previous_token = :token)""")
                        .param("client", client.value())
                        .param("metadata", metadata)
                        .param("token", token)
                        .param("next", next)
                        .update()
                == 1;
    }

    /** The newest token has arrived: the one before is good no more. */
    void forgetPreviousToken(ClientId client, String newest) {
        jdbc.sql("""
                        update client_registration set previous_token = null
                        where client_id = ? and token = ? and previous_token is not null""").params(client.value(), newest).update();
    }

    /** Whether it was described there before. */
    boolean describe(ClientId client, String metadata) {
        return jdbc.sql("update client_registration set metadata = ? where client_id = ? and ended_at is null")
                        .params(metadata, client.value())
                        .update()
                == 1;
    }

    void use(ClientId client, Instant now, Instant before) {
        jdbc.sql("update client_registration set used_at = ? where client_id = ? and used_at < ?")
                .params(Timestamp.from(now), client.value(), Timestamp.from(before))
                .update();
    }

    /** Whether it was there until now. */
    boolean end(ClientId client, Instant now) {
        return jdbc.sql("""
                        update client_registration set ended_at = ?, token = null, previous_token = null
                        where client_id = ? and ended_at is null""").params(Timestamp.from(now), client.value()).update() == 1;
    }

    List<ClientId> listUnused(Instant since, int most) {
        return jdbc.sql("""
                        select client_id from client_registration
                        where used_at < ? and ended_at is null order by used_at limit ?""")
                .params(Timestamp.from(since), most)
                .query((row, number) -> new ClientId(row.getString("client_id")))
                .list();
    }

    List<ClientId> listEnded(Instant before, int most) {
        return jdbc.sql("select client_id from client_registration where ended_at < ? order by ended_at limit ?")
                .params(Timestamp.from(before), most)
                .query((row, number) -> new ClientId(row.getString("client_id")))
                .list();
    }

    /** Not yet: it is looked at again later. */
    void postpone(ClientId client, Instant now) {
        jdbc.sql("update client_registration set ended_at = ? where client_id = ?")
                .params(Timestamp.from(now), client.value())
                .update();
    }

    void delete(ClientId client) {
        jdbc.sql("delete from client_registration where client_id = ?")
                .param(client.value())
                .update();
    }

    private static Registration registration(ResultSet row, int number) throws SQLException {
        return new Registration(
                new ClientId(row.getString("client_id")),
                Registration.Origin.of(row.getString("origin")),
                row.getString("metadata"),
                row.getTimestamp("registered_at").toInstant());
    }
}
