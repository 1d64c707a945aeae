package dev.signet.auth.endpoint.authorization.par;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pushed authorization requests (RFC 9126).
 *
 * @param enabled whether clients may push requests
 * @param required whether every client must; one client alone: {@code signet.client.settings.<name>.require-pushed-authorization-requests}.
 *     A request that is not pushed goes through the browser, where whoever holds that can read and change it
 * @param lifetime how long a browser may begin with a pushed request, from 5 seconds to 10 minutes. Once it has begun, the login may take
 *     longer
 */
@ConfigurationProperties(prefix = "signet.par", ignoreUnknownFields = false)
public record ParProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean required,
        @DefaultValue("90s") Duration lifetime) {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public ParProperties {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new BadConfiguration(
                    "signet.par.lifetime", "is not between 5s and 10m", "Write a duration such as 90s.");
        }
        if (required && !enabled) {
            throw new BadConfiguration(
                    "signet.par.required", "is true, but signet.par.enabled is false", "Take one of them out.");
        }
    }
}
