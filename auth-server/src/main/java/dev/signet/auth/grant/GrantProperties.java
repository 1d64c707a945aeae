package dev.signet.auth.grant;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a grant can live at all.
 *
 * @param absoluteLifetime after this long the user signs in again, however often the client refreshed. A refresh token itself
 *     lapses when it is not used for the client's {@code refresh-token-time-to-live}
 * @param consentTime how long a consent page waits for its answer
 */
@ConfigurationProperties(prefix = "signet.grant", ignoreUnknownFields = false)
public record GrantProperties(
        @DefaultValue("30d") Duration absoluteLifetime,
        @DefaultValue("10m") Duration consentTime) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public GrantProperties {
        requireAMinute(absoluteLifetime, "signet.grant.absolute-lifetime");
        requireAMinute(consentTime, "signet.grant.consent-time");
    }

    private static void requireAMinute(Duration value, String property) {
        if (value.compareTo(SHORTEST) < 0) {
            throw new BadConfiguration(property, "is shorter than a minute", "Write a duration such as 10m or 30d.");
        }
    }
}
