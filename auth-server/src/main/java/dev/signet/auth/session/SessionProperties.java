package dev.signet.auth.session;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a browser stays signed in, and where that is kept.
 *
 * @param idleTimeout after this long without a request the session is over; at least five minutes. The longer, the longer a
 *     computer that was left alone stays open
 * @param lifetime after this long the session is over, however much it was used; not shorter than the idle timeout
 * @param remembered what holds instead for people who asked to be remembered on a device
 * @param perUser how many sessions one person may have at a time; 0 for any number, 1 for a single device
 * @param whenFull what happens at the login that would be one session too many: {@code end-oldest} ends the one seen least lately,
 *     {@code refuse} refuses the login, so that whoever lost a device has to wait until its session is over
 * @param store where browsers' sessions are: {@code jdbc}, the database, or {@code redis}. Who is signed in is in the database in both
 *     cases: whoever loses a Redis has people sign in again, and nothing else
 * @param redisUrl of the Redis, such as {@code redis://localhost:6379} or {@code rediss://user:password@host:6380/0}; asked for by
 *     the store {@code redis} only
 */
@ConfigurationProperties(prefix = "signet.session", ignoreUnknownFields = false)
public record SessionProperties(
        @DefaultValue("8h") Duration idleTimeout,
        @DefaultValue("24h") Duration lifetime,
        @DefaultValue Remembered remembered,
        @DefaultValue("0") int perUser,
        @DefaultValue("end-oldest") WhenFull whenFull,
        @DefaultValue("jdbc") Store store,
        @DefaultValue("redis://localhost:6379") String redisUrl) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    /**
     * Sessions of people who asked to be remembered.
     *
     * @param allowed whether the login page offers it. Turn it off where devices are shared
     * @param idleTimeout after this long without a request a remembered session is over; at least five minutes
     * @param lifetime after this long a remembered session is over, however much it was used; not shorter than its idle timeout
     */
    public record Remembered(
            @DefaultValue("true") boolean allowed,
            @DefaultValue("14d") Duration idleTimeout,
            @DefaultValue("30d") Duration lifetime) {

        public Remembered {
            check("signet.session.remembered.", idleTimeout, lifetime);
        }
    }

    /** What gives way at the limit. */
    public enum WhenFull {
        END_OLDEST,
        REFUSE
    }

    /** Where browsers' sessions are kept. */
    public enum Store {
        JDBC,
        REDIS
    }

    public SessionProperties {
        check("signet.session.", idleTimeout, lifetime);
        if (perUser < 0) {
            throw new BadConfiguration(
                    "signet.session.per-user", "is less than 0", "Write 0 for any number, or a limit.");
        }
    }

    /** How long a session may be left alone. */
    public Duration idleTimeout(boolean remember) {
        return remember ? remembered.idleTimeout() : idleTimeout;
    }

    /** How long a session lasts at the most. */
    public Duration lifetime(boolean remember) {
        return remember ? remembered.lifetime() : lifetime;
    }

    private static void check(String room, Duration idleTimeout, Duration lifetime) {
        if (idleTimeout.compareTo(SHORTEST) < 0) {
            throw new BadConfiguration(
                    room + "idle-timeout", "is shorter than five minutes", "Write a duration such as 8h.");
        }
        if (lifetime.compareTo(idleTimeout) < 0) {
            throw new BadConfiguration(
                    room + "lifetime", "is shorter than the idle timeout beside it", "Write a duration such as 24h.");
        }
    }
}
