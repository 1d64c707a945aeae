package dev.signet.auth.outbound;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this server calls addresses that others chose, such as a relying party's logout address.
 *
 * @param allowedNetworks of loopback, private and other special networks those that may be reached all the same, such as
 *     {@code 10.20.0.0/16}: where relying parties of the house live. Whoever may register an address can then have requests sent to every
 *     machine in them
 * @param timeout after which a request is given up, from the first look at its host name to the end of its answer; at most 30 seconds
 */
@ConfigurationProperties(prefix = "signet.outbound", ignoreUnknownFields = false)
public record OutboundProperties(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("5s") Duration timeout) {

    /** Whoever holds something for the time of a request holds it for longer than this. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration SHORTEST = Duration.ofMillis(100);

    public OutboundProperties {
        allowedNetworks = List.copyOf(allowedNetworks);
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new BadConfiguration(
                    "signet.outbound.timeout", "is not between 100ms and 30s", "Write a duration such as 5s.");
        }
    }
}
