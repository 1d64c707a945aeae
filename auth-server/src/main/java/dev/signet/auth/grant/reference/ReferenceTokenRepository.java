package dev.signet.auth.grant.reference;

import dev.signet.auth.Confirmation;
import dev.signet.auth.TokenSlot;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.session.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code reference_token}. */
@Repository
class ReferenceTokenRepository {

    private final JdbcClient jdbc;

    ReferenceTokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] digest, ReferenceToken token) {
        SessionId sid = token.sid();
        GrantId grant = token.grant();
        jdbc.sql("""
                        insert into reference_token (digest, id, status_index, client_id, subject, sid, grant_id, audience,
                            scopes, actors, authorization_details, confirmation, issued_at, expires_at)
                        values (:digest, :id, :index, :client, :subject, cast(:sid as uuid), cast(:grant as uuid),
                            :audience, :scopes, :actors, cast(:details as varchar), cast(:confirmation as varchar), :issuedAt, :expiresAt)""")
                .param("digest", digest)
                .param("id", token.id())
                .param("index", token.slot().index())
                .param("client", token.client().value())
                .param("subject", token.subject())
                .param("sid", sid == null ? null : sid.value())
                .param("grant", grant == null ? null : grant.value())
                .param("audience", list(token.audience()))
                .param("scopes", list(token.scopes()))
                .param("actors", String.join(" ", token.actors()))
                .param("details", token.details().stored())
                .param(
                        "confirmation",
                        token.confirmation() == null
                                ? null
                                : token.confirmation().stored())
                .param("issuedAt", Timestamp.from(token.slot().issuedAt()))
                .param("expiresAt", Timestamp.from(token.slot().expiresAt()))
                .update();
    }

    Optional<ReferenceToken> find(byte[] digest) {
        return jdbc.sql("""
                        select id, status_index, client_id, subject, sid, grant_id, audience, scopes, actors, authorization_details, confirmation,
                            issued_at, expires_at
                        from reference_token where digest = ?""")
                .param(digest)
                .query(ReferenceTokenRepository::token)
                .optional();
    }

    int deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from reference_token where digest in (
                            select digest from reference_token where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(now), most).update();
    }

    private static ReferenceToken token(ResultSet row, int number) throws SQLException {
        UUID sid = row.getObject("sid", UUID.class);
        UUID grant = row.getObject("grant_id", UUID.class);
        String scopes = row.getString("scopes");
        String actors = row.getString("actors");
        return new ReferenceToken(
                row.getObject("id", UUID.class),
                new ClientId(row.getString("client_id")),
                row.getString("subject"),
                sid == null ? null : new SessionId(sid),
                grant == null ? null : new GrantId(grant),
                List.of(row.getString("audience").split(" ")),
                scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")),
                actors.isEmpty() ? List.of() : List.of(actors.split(" ")),
                AuthorizationDetails.ofStored(row.getString("authorization_details")),
                Confirmation.ofStored(row.getString("confirmation")),
                new TokenSlot(
                        row.getLong("status_index"),
                        row.getTimestamp("issued_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant()));
    }

    private static String list(Collection<String> values) {
        return values.stream().sorted().collect(Collectors.joining(" "));
    }
}
