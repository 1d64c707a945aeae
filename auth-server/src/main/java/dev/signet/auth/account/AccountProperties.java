package dev.signet.auth.account;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people may do about their own account.
 *
 * @param selfDeletion whether people may delete their account themselves; {@code false} where somebody else decides who has one
 * @param deletionGrace how long whoever deleted their account may still keep it, before it is erased for good; {@code 0s}: not at all, and
 *     whoever gets hold of a password can destroy the account beyond recall
 */
@ConfigurationProperties(prefix = "signet.account", ignoreUnknownFields = false)
public record AccountProperties(
        @DefaultValue("true") boolean selfDeletion,
        @DefaultValue("7d") Duration deletionGrace) {

    private static final Duration LONGEST = Duration.ofDays(365);

    public AccountProperties {
        if (deletionGrace.isNegative() || deletionGrace.compareTo(LONGEST) > 0) {
            throw new BadConfiguration(
                    "signet.account.deletion-grace",
                    "is negative or longer than a year",
                    "Write a duration such as 7d.");
        }
    }
}
