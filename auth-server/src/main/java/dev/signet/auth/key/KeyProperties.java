package dev.signet.auth.key;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master key is. It is never in the database: whoever has only one of the two can read no signing key.
 *
 * @param masterKey 32 random bytes in base64, for example from {@code openssl rand -base64 32}; overrides the file
 * @param masterKeyFile a file with the same content; made with mode 0600 where it is missing and the database holds no key yet
 */
@ConfigurationProperties(prefix = "signet.key", ignoreUnknownFields = false)
public record KeyProperties(@Nullable String masterKey, Path masterKeyFile) {

    @Override
    public String toString() {
        return "KeyProperties[" + (masterKey == null ? masterKeyFile : "hidden") + "]";
    }
}
