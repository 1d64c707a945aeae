package dev.signet.auth.endpoint.device;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The device authorization grant (RFC 8628), for devices without a browser.
 *
 * @param enabled whether there is one at all; a client needs {@code urn:ietf:params:oauth:grant-type:device_code} among its
 *     {@code authorization-grant-types} besides
 * @param codeLifetime how long a person has to answer, from 1 to 30 minutes. The longer, the more codes there are for somebody who
 *     guesses, and the more time to talk somebody into typing a stranger's code
 * @param interval how long a device waits between two questions, in whole seconds, from 1s to 1m
 * @param requests of clients without a secret that one address may make within {@code window}; more are answered with 503. Each is a row for
 *     as long as its code lives, and anybody can make one
 * @param attempts wrong codes that one session or one account may enter within {@code window}; a tenfold of it from one address. The
 *     more, the likelier somebody hits a code by guessing
 * @param window after which attempts and requests are given back
 */
@ConfigurationProperties(prefix = "signet.device", ignoreUnknownFields = false)
record DeviceProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10m") Duration codeLifetime,
        @DefaultValue("5s") Duration interval,
        @DefaultValue("100") int requests,
        @DefaultValue("5") int attempts,
        @DefaultValue("5m") Duration window) {

    DeviceProperties {
        within(codeLifetime, Duration.ofMinutes(1), Duration.ofMinutes(30), "code-lifetime");
        within(interval, Duration.ofSeconds(1), Duration.ofMinutes(1), "interval");
        within(window, Duration.ofSeconds(1), Duration.ofDays(1), "window");
        atLeastOne(requests, "requests");
        atLeastOne(attempts, "attempts");
    }

    private static void atLeastOne(int value, String property) {
        if (value < 1) {
            throw new BadConfiguration("signet.device." + property, "is less than 1", "Write a number such as 5.");
        }
    }

    private static void within(Duration value, Duration least, Duration most, String property) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new BadConfiguration(
                    "signet.device." + property,
                    "is not between " + least + " and " + most,
                    "Write a duration such as 5s or 10m.");
        }
    }
}
