package dev.signet.auth.login.attempt;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may guess.
 *
 * @param attempts failed logins that one address may make for one user name within {@code window}; a tenfold of it for all names
 *     together. The more, the easier a weak password is guessed
 * @param window after which attempts are given back
 */
@ConfigurationProperties(prefix = "signet.login", ignoreUnknownFields = false)
public record LoginProperties(
        @DefaultValue("10") int attempts,
        @DefaultValue("5m") Duration window) {

    public LoginProperties {
        if (attempts < 1) {
            throw new BadConfiguration("signet.login.attempts", "is less than 1", "Write a number such as 10.");
        }
        if (window.isZero() || window.isNegative()) {
            throw new BadConfiguration("signet.login.window", "is not positive", "Write a duration such as 5m.");
        }
    }
}
