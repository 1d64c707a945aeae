package dev.signet.auth.token;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SigningAlgorithm;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What goes into tokens.
 *
 * @param audience the {@code aud} of access tokens of clients that name none of their own: the identifiers of the APIs that
 *     accept them (RFC 9068 §3). An API that checks no audience accepts tokens meant for others
 * @param accessTokenAlgorithm what access tokens are signed with: {@code ES256}, {@code EdDSA}, {@code RS256} or {@code PS256}. RSA costs this
 *     server many times the others; choose it for APIs that verify nothing else. A client may have its own:
 *     {@code signet.client.settings.<name>.access-token-algorithm}
 */
@ConfigurationProperties(prefix = "signet.token", ignoreUnknownFields = false)
public record TokenProperties(
        @Nullable Set<String> audience,
        @DefaultValue("ES256") SigningAlgorithm accessTokenAlgorithm) {

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
