package dev.signet.auth.grant;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.client.ClientProperties;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a grant can live at all.
 *
 * @param absoluteLifetime after this long the user signs in again, however often the client refreshed. A refresh token itself
 *     lapses when it is not used for the client's {@code refresh-token-time-to-live}
 * @param consentTime how long a consent page waits for its answer
 * @param refreshGrace how long a rotated-away refresh token is answered with the same successor, for answers that got lost and for two
 *     tabs at once; at most five minutes. The longer, the later a stolen token is found out; {@code 0s}: never, which signs out
 *     whoever lost an answer. A client may have its own: {@code signet.client.settings.<name>.refresh-grace}
 */
@ConfigurationProperties(prefix = "signet.grant", ignoreUnknownFields = false)
public record GrantProperties(
        @DefaultValue("30d") Duration absoluteLifetime,
        @DefaultValue("10m") Duration consentTime,
        @DefaultValue("10s") Duration refreshGrace) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public GrantProperties {
        requireAMinute(absoluteLifetime, "signet.grant.absolute-lifetime");
        requireAMinute(consentTime, "signet.grant.consent-time");
        if (refreshGrace.isNegative() || refreshGrace.compareTo(ClientProperties.LONGEST_GRACE) > 0) {
            throw new BadConfiguration(
                    "signet.grant.refresh-grace", "is not between 0s and 5m", "Write a duration such as 10s.");
        }
    }

    private static void requireAMinute(Duration value, String property) {
        if (value.compareTo(SHORTEST) < 0) {
            throw new BadConfiguration(property, "is shorter than a minute", "Write a duration such as 10m or 30d.");
        }
    }
}
