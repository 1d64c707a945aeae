package dev.signet.auth.token;

import dev.signet.auth.BadConfiguration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What goes into tokens.
 *
 * @param audience the {@code aud} of access tokens of clients that name none of their own: the identifiers of the APIs that
 *     accept them (RFC 9068 §3). An API that checks no audience accepts tokens meant for others
 */
@ConfigurationProperties(prefix = "signet.token", ignoreUnknownFields = false)
public record TokenProperties(@Nullable Set<String> audience) {

    public TokenProperties {
        if (audience == null || audience.isEmpty()) {
            throw new BadConfiguration(
                    "signet.token.audience",
                    "is empty",
                    "Name the identifier of your API, such as https://api.example.com.");
        }
        audience = Set.copyOf(audience);
    }
}
