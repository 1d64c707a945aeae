package dev.signet.auth.grant.device;

import dev.signet.auth.audit.Caller;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.device.DeviceRequest.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code device_request}. Each transition is one statement; whether it happened is its row count. */
@Repository
class DeviceRequestRepository {

    private static final String SELECT = """
            select id, client_id, scopes, stage, grant_id, asked_from, asked_with, created_at, expires_at, interval_seconds
            from device_request""";

    private final JdbcClient jdbc;

    DeviceRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if one of the codes is taken; nothing is written then */
    void insert(DeviceRequest request, byte[] deviceCode, byte[] userCode) {
        jdbc.sql("""
                        insert into device_request (id, device_code, user_code, client_id, scopes, stage, asked_from, asked_with,
                            created_at, expires_at, interval_seconds, next_poll_at)
                        values (:id, :deviceCode, :userCode, :client, :scopes, 'waiting', :from, :with, :at, :expiresAt,
                            :interval, :at)""")
                .param("id", request.id())
                .param("deviceCode", deviceCode)
                .param("userCode", userCode)
                .param("client", request.client().value())
                .param("scopes", request.scopes().stream().sorted().collect(Collectors.joining(" ")))
                .param("from", request.by().address())
                .param("with", request.by().userAgent())
                .param("at", Timestamp.from(request.createdAt()))
                .param("expiresAt", Timestamp.from(request.expiresAt()))
                .param("interval", request.interval().toSeconds())
                .update();
    }

    Optional<DeviceRequest> findByDeviceCode(byte[] digest) {
        return jdbc.sql(SELECT + " where device_code = ?")
                .param(digest)
                .query(DeviceRequestRepository::request)
                .optional();
    }

    /** @param macs of one code, under each key that is good */
    Optional<DeviceRequest> findByUserCode(List<byte[]> macs) {
        return jdbc.sql(SELECT + " where user_code in (:macs)")
                .param("macs", macs)
                .query(DeviceRequestRepository::request)
                .optional();
    }

    /** Whether the device may ask at {@code now}; if so, not again before {@code next}. */
    boolean poll(UUID id, Instant now, Instant next) {
        return jdbc.sql("update device_request set next_poll_at = ? where id = ? and next_poll_at <= ?")
                        .params(Timestamp.from(next), id, Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Lets a device that was too fast wait longer from now on; once for questions that came at the same time. */
    void slowDown(DeviceRequest asked, Duration interval, Instant next) {
        jdbc.sql(
                        "update device_request set interval_seconds = ?, next_poll_at = ? where id = ? and interval_seconds = ?")
                .params(interval.toSeconds(), Timestamp.from(next), asked.id())
                .param(asked.interval().toSeconds())
                .update();
    }

    boolean allow(UUID id, GrantId grant, Instant now) {
        return jdbc.sql("""
                        update device_request set stage = 'allowed', grant_id = ?
                        where id = ? and stage = 'waiting' and expires_at > ?""").params(grant.value(), id, Timestamp.from(now)).update() == 1;
    }

    boolean deny(UUID id, Instant now) {
        return jdbc.sql(
                                "update device_request set stage = 'denied' where id = ? and stage = 'waiting' and expires_at > ?")
                        .params(id, Timestamp.from(now))
                        .update()
                == 1;
    }

    /** At most {@code most} rows that expired before {@code before}, the oldest first. */
    int deleteExpired(Instant before, int most) {
        return jdbc.sql("""
                        delete from device_request where id in (
                            select id from device_request where expires_at < ? order by expires_at limit ?)""").params(Timestamp.from(before), most).update();
    }

    private static DeviceRequest request(ResultSet row, int number) throws SQLException {
        UUID grant = row.getObject("grant_id", UUID.class);
        String scopes = row.getString("scopes");
        return new DeviceRequest(
                row.getObject("id", UUID.class),
                new ClientId(row.getString("client_id")),
                scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")),
                Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                grant == null ? null : new GrantId(grant),
                new Caller(row.getString("asked_from"), row.getString("asked_with")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Duration.ofSeconds(row.getLong("interval_seconds")));
    }
}
