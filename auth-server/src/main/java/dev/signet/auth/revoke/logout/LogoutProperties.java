package dev.signet.auth.revoke.logout;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How relying parties are told of a logout.
 *
 * @param giveUpAfter how long a relying party that does not answer is tried again; from a minute to 30 days. The shorter, the likelier an
 *     outage of it leaves somebody signed in there
 * @param parallel how many are told at once by one node, from 1 to 100
 * @param parallelPerClient how many of these may be for one client: a slow one holds up no more; from 1 to {@code parallel}
 */
@ConfigurationProperties(prefix = "signet.logout", ignoreUnknownFields = false)
public record LogoutProperties(
        @DefaultValue("1d") Duration giveUpAfter,
        @DefaultValue("32") int parallel,
        @DefaultValue("4") int parallelPerClient) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST = 100;

    public LogoutProperties {
        if (giveUpAfter.compareTo(SHORTEST) < 0 || giveUpAfter.compareTo(LONGEST) > 0) {
            throw new BadConfiguration(
                    "signet.logout.give-up-after", "is not between 1m and 30d", "Write a duration such as 1d.");
        }
        if (parallel < 1 || parallel > MOST) {
            throw new BadConfiguration(
                    "signet.logout.parallel", "is not between 1 and 100", "Write a number such as 32.");
        }
        if (parallelPerClient < 1 || parallelPerClient > parallel) {
            throw new BadConfiguration(
                    "signet.logout.parallel-per-client",
                    "is not between 1 and signet.logout.parallel",
                    "Write a number such as 4.");
        }
    }
}
