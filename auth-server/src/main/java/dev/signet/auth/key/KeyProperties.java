package dev.signet.auth.key;

import dev.signet.auth.BadConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the master key is, and how long keys live. The master key is never in the database: whoever has only one of the two can
 * read no signing key.
 *
 * @param masterKey 32 random bytes in base64, for example from {@code openssl rand -base64 32}; overrides the file
 * @param masterKeyFile a file with the same content; made with mode 0600 where it is missing and the database holds no key yet
 * @param previousMasterKey the master key before, while it changes: what it sealed is sealed anew at the start. Take it out when every
 *     server has started with the new one; overrides the file
 * @param previousMasterKeyFile a file with the same content
 * @param rotation how long a key signs before the next one takes over, at least an hour; {@code 0s}: for ever. The longer, the more a
 *     key that leaked unseen is worth
 * @param publishAhead how long before it signs a key is published, from a minute to half of {@code rotation}. Shorter than what APIs keep
 *     their copy of the keys for, and they refuse good tokens for a while
 */
@ConfigurationProperties(prefix = "signet.key", ignoreUnknownFields = false)
public record KeyProperties(
        @Nullable String masterKey,
        Path masterKeyFile,
        @Nullable String previousMasterKey,
        @Nullable Path previousMasterKeyFile,
        @DefaultValue("90d") Duration rotation,
        @DefaultValue("1d") Duration publishAhead) {

    private static final Duration SHORTEST_ROTATION = Duration.ofHours(1);
    private static final Duration SHORTEST_NOTICE = Duration.ofMinutes(1);

    public KeyProperties {
        if (!rotation.isZero() && rotation.compareTo(SHORTEST_ROTATION) < 0) {
            throw new BadConfiguration(
                    "signet.key.rotation", "is neither 0s nor an hour or more", "Write a duration such as 90d.");
        }
        boolean late = !rotation.isZero() && publishAhead.multipliedBy(2).compareTo(rotation) > 0;
        if (publishAhead.compareTo(SHORTEST_NOTICE) < 0 || late) {
            throw new BadConfiguration(
                    "signet.key.publish-ahead",
                    "is not between a minute and half of signet.key.rotation",
                    "Write a duration such as 1d, or let keys live longer.");
        }
    }

    @Override
    public String toString() {
        return "KeyProperties[" + (masterKey == null ? masterKeyFile : "hidden") + "]";
    }
}
