package dev.signet.auth.grant.party;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code access_grant}, as far as they tell who obtained tokens: {@code rotated_at} is set when a code is redeemed. */
@Repository
class PartyRepository {

    private final JdbcClient jdbc;

    PartyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ClientId> list(SessionId sid) {
        return jdbc.sql("""
                        select distinct client_id from access_grant where sid = ? and rotated_at is not null
                        order by client_id""")
                .param(sid.value())
                .query((row, number) -> new ClientId(row.getString(1)))
                .list();
    }

    List<SessionId> list(UserId user, ClientId client) {
        return jdbc.sql("""
                        select distinct g.sid from access_grant g join sso_session s on s.sid = g.sid
                        where g.user_id = ? and g.client_id = ? and g.rotated_at is not null and s.ended_at is null""")
                .params(user.value(), client.value())
                .query((row, number) -> new SessionId(row.getObject(1, UUID.class)))
                .list();
    }
}
