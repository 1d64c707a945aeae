package dev.signet.auth.grant.claims;

import dev.signet.auth.grant.GrantId;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the rows of {@code access_grant} say of claims; changes none. */
@Repository
class AskedClaimsRepository {

    private final JdbcClient jdbc;

    AskedClaimsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ClaimsRequest find(GrantId grant) {
        return jdbc.sql("select claims, requested_scopes, scopes from access_grant where id = ?")
                .param(grant.value())
                .query((row, number) -> ClaimsRequest.granted(
                        row.getString("claims"),
                        List.of(row.getString("requested_scopes").split(" ")),
                        Set.of(row.getString("scopes").split(" "))))
                .optional()
                .orElse(ClaimsRequest.NOTHING);
    }
}
