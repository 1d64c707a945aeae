package dev.signet.auth.session;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a browser stays signed in.
 *
 * @param idleTimeout after this long without a request the session is gone; at least five minutes. The longer, the longer a
 *     computer that was left alone stays open
 */
@ConfigurationProperties(prefix = "signet.session", ignoreUnknownFields = false)
public record SessionProperties(@DefaultValue("8h") Duration idleTimeout) {

    /** The last use of a session is written down at most this often: a read needs no write. */
    static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    public SessionProperties {
        if (idleTimeout.compareTo(SHORTEST) < 0) {
            throw new BadConfiguration(
                    "signet.session.idle-timeout", "is shorter than five minutes", "Write a duration such as 8h.");
        }
    }
}
