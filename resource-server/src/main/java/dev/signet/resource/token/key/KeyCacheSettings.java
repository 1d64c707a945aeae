package dev.signet.resource.token.key;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the issuer's keys are kept, and how often it is asked for them ({@code signet.resource.jwks-cache.*}).
 *
 * @param lifetime how long fetched keys are used before they are fetched again. A key that the issuer withdraws is
 *     accepted for up to this long, so a longer lifetime is a longer exposure to a stolen key.
 * @param refreshInterval the least time between two fetches that tokens with an unknown {@code kid} can cause, and
 *     between two tries while the issuer is down. Too short lets anybody make this API flood the issuer.
 * @param outage how long known keys are used, counted from the last successful fetch, while the issuer is down
 * @param timeout how long one connection, and one read, of a fetch may take
 */
public record KeyCacheSettings(
        @DefaultValue("5m") Duration lifetime,
        @DefaultValue("10s") Duration refreshInterval,
        @DefaultValue("24h") Duration outage,
        @DefaultValue("2s") Duration timeout) {}
