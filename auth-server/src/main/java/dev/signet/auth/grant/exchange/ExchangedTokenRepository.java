package dev.signet.auth.grant.exchange;

import dev.signet.auth.TokenSlot;
import dev.signet.auth.grant.GrantId;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code exchanged_token}. */
@Repository
class ExchangedTokenRepository {

    private final JdbcClient jdbc;

    ExchangedTokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the grant is alive; if so, nobody ends it until this transaction is over. Changes nothing: whoever ends it meanwhile waits,
     * and finds the new row.
     */
    boolean hold(GrantId grant, Instant now) {
        return jdbc.sql("""
                        update access_grant set stage = stage
                        where id = ? and stage = 'active' and expires_at > ?
                            and exists (select 1 from user_account u where u.id = access_grant.user_id and u.disabled_at is null)""").params(grant.value(), Timestamp.from(now)).update() == 1;
    }

    void insert(GrantId grant, TokenSlot slot) {
        jdbc.sql("insert into exchanged_token (status_index, grant_id, expires_at) values (?, ?, ?)")
                .params(slot.index(), grant.value(), Timestamp.from(slot.expiresAt()))
                .update();
    }

    int deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from exchanged_token where status_index in (
                            select status_index from exchanged_token where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(now), most).update();
    }
}
