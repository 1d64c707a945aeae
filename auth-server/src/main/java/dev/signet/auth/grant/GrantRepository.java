package dev.signet.auth.grant;

import dev.signet.auth.Confirmation;
import dev.signet.auth.audit.Caller;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.asked.Terms;
import dev.signet.auth.grant.claims.ClaimsRequest;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.live.LiveToken;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.grant.pushed.PushedHandle;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code access_grant}. Each transition is one statement; whether it happened is its row count. */
@Repository
class GrantRepository {

    private static final String SELECT = """
            select id, stage, client_id, user_id, sid, handle_expires_at, redirect_uri, client_state, nonce,
                code_challenge, requested_scopes, scopes, response_mode, pushed_request, resources, claims, authorization_details, authenticated_at, methods, generation,
                rotated_at, idle_expires_at, expires_at, used_from, used_with, confirmation, live_tokens
            from access_grant""";

    /** A user who was disabled or deleted obtains nothing more, whatever else is said of the grant. */
    private static final String USER_ENABLED =
            " and exists (select 1 from user_account u where u.id = access_grant.user_id and u.disabled_at is null)";

    /** In the place of a challenge of which there is none. */
    private static final String NONE = "";

    private final JdbcClient jdbc;

    GrantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The secret that is outstanding for a grant: a digest, and until when it is good. */
    record Handle(byte[] digest, Instant expiresAt) {}

    /**
     * Whether there is a row now: only a session that has not ended, of a user who is not disabled, is granted anything.
     *
     * @param expiresAt of the grant as a whole
     */
    boolean insert(
            GrantId id,
            Stage stage,
            AuthorizationAsked asked,
            Set<String> granted,
            Handle handle,
            Instant now,
            Instant expiresAt) {
        PushedHandle pushed = asked.terms().pushed();
        return jdbc.sql("""
                        insert into access_grant (id, stage, client_id, user_id, sid, handle, handle_expires_at,
                            redirect_uri, client_state, nonce, code_challenge, response_mode, pushed_request,
                            resources, claims, authorization_details, requested_scopes, scopes, authenticated_at, methods, generation, expires_at, created_at,
                            confirmation)
                        select :id, :stage, :client, u.id, s.sid, :handle, cast(:handleExpiresAt as timestamp with time zone),
                            :redirectUri, cast(:state as varchar), cast(:nonce as varchar), :challenge, cast(:responseMode as varchar), cast(:pushed as varchar), :resources,
                            cast(:claims as varchar), cast(:details as varchar), :requested,
                            :granted, cast(:authenticatedAt as timestamp with time zone), :methods, 0,
                            cast(:expiresAt as timestamp with time zone), cast(:now as timestamp with time zone),
                            cast(:confirmation as varchar)
                        from sso_session s join user_account u on u.id = s.user_id
                        where s.sid = :sid and s.user_id = :user and s.ended_at is null and s.expires_at > :now
                            and u.disabled_at is null""")
                        .param("id", id.value())
                        .param("stage", stored(stage))
                        .param("client", asked.client().value())
                        .param("sid", asked.by().sid().value())
                        .param("user", asked.by().userId().value())
                        .param("handle", handle.digest())
                        .param("handleExpiresAt", Timestamp.from(handle.expiresAt()))
                        .param("redirectUri", asked.redirectUri())
                        .param("state", asked.state())
                        .param("nonce", asked.nonce())
                        .param("challenge", Objects.requireNonNullElse(asked.codeChallenge(), NONE))
                        .param("responseMode", asked.terms().responseMode())
                        .param("pushed", pushed == null ? null : pushed.digest())
                        .param("resources", list(asked.terms().resources()))
                        .param("claims", asked.terms().claims().stored())
                        .param("details", asked.terms().details().stored())
                        .param("requested", list(asked.scopes()))
                        .param("granted", list(granted))
                        .param("authenticatedAt", Timestamp.from(asked.by().authenticatedAt()))
                        .param("methods", String.join(" ", asked.by().methods()))
                        .param("expiresAt", Timestamp.from(expiresAt))
                        .param("now", Timestamp.from(now))
                        .param("confirmation", stored(asked.boundTo()))
                        .update()
                == 1;
    }

    Optional<AccessGrant> find(GrantId id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id.value())
                .query(GrantRepository::grant)
                .optional();
    }

    Optional<AccessGrant> findByHandle(byte[] digest) {
        return jdbc.sql(SELECT + " where handle = ?")
                .param(digest)
                .query(GrantRepository::grant)
                .optional();
    }

    /** When tokens were last obtained in a session that did not end; empty where there is no grant that lives. */
    Optional<Instant> findLastUse(SessionId sid) {
        return jdbc.sql("""
                        select max(coalesce(rotated_at, created_at)) as used_at from access_grant
                        where sid = ? and stage = 'active'""")
                .param(sid.value())
                .query((row, number) -> Optional.ofNullable(instant(row, "used_at")))
                .single();
    }

    /** From consent to code, while the page is still good. */
    boolean consent(GrantId id, Set<String> granted, Handle code, Instant now) {
        return jdbc.sql("""
                        update access_grant set stage = 'code', scopes = ?, handle = ?, handle_expires_at = ?
                        where id = ? and stage = 'consent' and handle_expires_at > ?""")
                        .params(list(granted), code.digest(), Timestamp.from(code.expiresAt()))
                        .params(id.value(), Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Forgets a request that the user refused. */
    boolean refuse(GrantId id) {
        return jdbc.sql("delete from access_grant where id = ? and stage = 'consent'")
                        .param(id.value())
                        .update()
                == 1;
    }

    /**
     * That tokens are issued.
     *
     * @param idleExpiresAt when the refresh token among them lapses unless it is used; null for none
     * @param boundTo which key the refresh token is bound to from now on; null for none
     * @param before the access tokens as they were read: if another has been added since, nothing happens
     * @param after those and the new one
     */
    record Issue(
            @Nullable Instant idleExpiresAt,
            Caller to,
            Instant at,
            @Nullable Confirmation boundTo,
            LiveTokens before,
            LiveTokens after) {}

    /** From code to active, while the code is still good. */
    boolean redeem(GrantId id, long generation, Issue issue) {
        return jdbc.sql("""
                        update access_grant set stage = 'active', generation = ?, rotated_at = ?, idle_expires_at = ?,
                            used_from = ?, used_with = ?, confirmation = ?, live_tokens = ?
                        where id = ? and stage = 'code' and handle_expires_at > ?""" + USER_ENABLED)
                        .params(generation, Timestamp.from(issue.at()))
                        .param(issue.idleExpiresAt() == null ? null : Timestamp.from(issue.idleExpiresAt()))
                        .param(issue.to().address())
                        .param(issue.to().userAgent())
                        .param(stored(issue.boundTo()))
                        .param(issue.after().bytes())
                        .params(id.value(), Timestamp.from(issue.at()))
                        .update()
                == 1;
    }

    /** From one generation to another, or on with the same, while the grant is alive. */
    boolean refresh(GrantId id, long from, long to, Issue issue) {
        Timestamp at = Timestamp.from(issue.at());
        return jdbc.sql("""
                        update access_grant set generation = ?, rotated_at = ?, idle_expires_at = ?,
                            used_from = ?, used_with = ?, confirmation = ?, live_tokens = ?
                        where id = ? and generation = ? and live_tokens = ? and stage = 'active'
                            and idle_expires_at > ? and expires_at > ?""" + USER_ENABLED)
                        .params(to, at)
                        .param(issue.idleExpiresAt() == null ? null : Timestamp.from(issue.idleExpiresAt()))
                        .param(issue.to().address())
                        .param(issue.to().userAgent())
                        .param(stored(issue.boundTo()))
                        .param(issue.after().bytes())
                        .params(id.value(), from, issue.before().bytes(), at, at)
                        .update()
                == 1;
    }

    /** One more access token at the same generation: whatever others are added at the same time, none is lost. */
    boolean append(GrantId id, long generation, LiveTokens one) {
        return jdbc.sql("""
                        update access_grant set live_tokens = live_tokens || cast(? as bytea)
                        where id = ? and generation = ? and stage = 'active'""" + USER_ENABLED)
                        .params(one.bytes(), id.value(), generation)
                        .update()
                == 1;
    }

    /** Fewer access tokens, if no other was added since these were read. */
    boolean replace(GrantId id, LiveTokens before, LiveTokens after) {
        return jdbc.sql("update access_grant set live_tokens = ? where id = ? and live_tokens = ?")
                        .params(after.bytes(), id.value(), before.bytes())
                        .update()
                == 1;
    }

    /** The access tokens of what ended at this very instant. More than those do no harm: they have ended too. */
    List<LiveToken> listEndedWith(SessionId sid, Instant endedAt) {
        return endedWhere("sid", sid.value(), endedAt);
    }

    List<LiveToken> listEndedWith(UserId user, Instant endedAt) {
        return endedWhere("user_id", user.value(), endedAt);
    }

    List<LiveToken> listEndedWith(GrantId id, Instant endedAt) {
        return endedWhere("id", id.value(), endedAt);
    }

    /** Those that others obtained in exchange for tokens of this client. */
    List<LiveToken> listExchangedEndedWith(ClientId client, Instant endedAt) {
        return exchangedWhere("client_id", client.value(), endedAt);
    }

    boolean end(GrantId id, String reason, Instant now) {
        return jdbc.sql("""
                        update access_grant set stage = 'ended', ended_at = ?, end_reason = ?
                        where id = ? and stage <> 'ended'""").params(Timestamp.from(now), reason, id.value()).update() == 1;
    }

    /** All but those that outlive the session. */
    int endAllOf(SessionId sid, String reason, Instant now) {
        return endWhere(
                "' ' || scopes || ' ' not like '% " + AccessGrant.OFFLINE + " %' and sid", sid.value(), reason, now);
    }

    int endAllOf(UserId user, String reason, Instant now) {
        return endWhere("user_id", user.value(), reason, now);
    }

    int endAllOf(ClientId client, String reason, Instant now) {
        return endWhere("client_id", client.value(), reason, now);
    }

    int endAllOf(UserId user, ClientId client, String reason, Instant now) {
        return jdbc.sql("""
                        update access_grant set stage = 'ended', ended_at = ?, end_reason = ?
                        where user_id = ? and client_id = ? and stage <> 'ended'""")
                .params(Timestamp.from(now), reason, user.value(), client.value())
                .update();
    }

    /** All of the user but those that came from one session. */
    int endAllBut(UserId user, SessionId kept, String reason, Instant now) {
        return jdbc.sql("""
                        update access_grant set stage = 'ended', ended_at = ?, end_reason = ?
                        where user_id = ? and sid <> ? and stage <> 'ended'""")
                .params(Timestamp.from(now), reason, user.value(), kept.value())
                .update();
    }

    /** At most {@code most} rows that expired before {@code before}, the oldest first. */
    int deleteExpired(Instant before, int most) {
        return jdbc.sql("""
                        delete from access_grant where id in (
                            select id from access_grant where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(before), most).update();
    }

    /** At most {@code most} rows that wait in {@code stage} for an answer that came not before {@code before}. */
    int deleteUnanswered(Stage stage, Instant before, int most) {
        return jdbc.sql("""
                        delete from access_grant where id in (
                            select id from access_grant where stage = ? and handle_expires_at < ?
                            order by handle_expires_at limit ?)""").params(stored(stage), Timestamp.from(before), most).update();
    }

    private int endWhere(String column, Object value, String reason, Instant now) {
        return jdbc.sql("update access_grant set stage = 'ended', ended_at = ?, end_reason = ? where " + column
                        + " = ? and stage <> 'ended'")
                .params(Timestamp.from(now), reason, value)
                .update();
    }

    /** Also those that others obtained in exchange. */
    private List<LiveToken> endedWhere(String column, Object value, Instant endedAt) {
        List<LiveToken> all = new ArrayList<>(exchangedWhere(column, value, endedAt));
        jdbc
                .sql("select live_tokens from access_grant where " + column + " = ? and ended_at = ?")
                .params(value, Timestamp.from(endedAt))
                .query((row, number) -> LiveTokens.read(row.getBytes("live_tokens")))
                .stream()
                .flatMap(tokens -> tokens.alive(endedAt).stream())
                .forEach(all::add);
        return all;
    }

    private List<LiveToken> exchangedWhere(String column, Object value, Instant endedAt) {
        return jdbc.sql("""
                        select x.status_index, x.expires_at from exchanged_token x join access_grant g on g.id = x.grant_id
                        where g.""" + column + " = ? and g.ended_at = ? and x.expires_at > ?")
                .params(value, Timestamp.from(endedAt), Timestamp.from(endedAt.minus(LiveTokens.FORGIVEN)))
                .query((row, number) -> new LiveToken(
                        row.getLong("status_index"),
                        1,
                        row.getTimestamp("expires_at")
                                .toInstant()
                                .plusSeconds(1)
                                .plus(LiveTokens.FORGIVEN)))
                .list();
    }

    private static AccessGrant grant(ResultSet row, int number) throws SQLException {
        Stage stage = Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT));
        return new AccessGrant(
                new GrantId(row.getObject("id", UUID.class)),
                stage,
                new ClientId(row.getString("client_id")),
                new UserId(row.getObject("user_id", UUID.class)),
                new SessionId(row.getObject("sid", UUID.class)),
                row.getTimestamp("handle_expires_at").toInstant(),
                row.getString("redirect_uri"),
                row.getString("client_state"),
                row.getString("nonce"),
                challenge(row),
                set(row.getString(stage == Stage.CONSENT ? "requested_scopes" : "scopes")),
                terms(row, stage),
                row.getTimestamp("authenticated_at").toInstant(),
                List.of(row.getString("methods").split(" ")),
                row.getLong("generation"),
                instant(row, "rotated_at"),
                instant(row, "idle_expires_at"),
                row.getTimestamp("expires_at").toInstant(),
                new Caller(row.getString("used_from"), row.getString("used_with")),
                Confirmation.ofStored(row.getString("confirmation")),
                LiveTokens.read(row.getBytes("live_tokens")));
    }

    private static @Nullable String challenge(ResultSet row) throws SQLException {
        String stored = row.getString("code_challenge");
        return stored.equals(NONE) ? null : stored;
    }

    private static Terms terms(ResultSet row, Stage stage) throws SQLException {
        String pushed = row.getString("pushed_request");
        Set<String> requested = set(row.getString("requested_scopes"));
        Set<String> granted = stage == Stage.CONSENT ? requested : set(row.getString("scopes"));
        return new Terms(
                row.getString("response_mode"),
                pushed == null ? null : new PushedHandle(pushed),
                set(row.getString("resources")),
                ClaimsRequest.granted(row.getString("claims"), requested, granted),
                AuthorizationDetails.ofStored(row.getString("authorization_details")));
    }

    private static @Nullable String stored(@Nullable Confirmation confirmation) {
        return confirmation == null ? null : confirmation.stored();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static String stored(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static String list(Set<String> values) {
        return values.stream().sorted().collect(Collectors.joining(" "));
    }

    private static Set<String> set(String list) {
        return list.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(list.split(" ")));
    }
}
