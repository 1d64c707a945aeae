package dev.signet.auth.endpoint.registration;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.WebAddress;
import dev.signet.auth.client.key.KeySource;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What somebody trusted says of software (RFC 7591 §2.3).
 *
 * @param issuers who is trusted, each by a name: {@code issuer}, the {@code iss} of its statements, and its public keys in {@code jwks} or at
 *     {@code jwks-uri}. What it says of software takes precedence over what that says of itself. Without any, statements are ignored
 * @param required whether nobody registers without a statement
 */
@ConfigurationProperties(prefix = "signet.software-statements", ignoreUnknownFields = false)
public record SoftwareStatementProperties(
        @DefaultValue Map<String, Issuer> issuers,
        @DefaultValue("false") boolean required) {

    private static final String PREFIX = "signet.software-statements.";

    /**
     * Whose statements count.
     *
     * @param issuer as it stands in their {@code iss}
     * @param jwks its public keys as a JWK set; or, in place of it,
     * @param jwksUri where it publishes them
     */
    public record Issuer(
            @Nullable String issuer,
            @Nullable String jwks,
            @Nullable URI jwksUri) {

        KeySource keys() {
            return new KeySource(jwks, jwksUri);
        }
    }

    public SoftwareStatementProperties {
        issuers = Map.copyOf(issuers);
        issuers.forEach((name, issuer) -> check(PREFIX + "issuers." + name + ".", issuer));
        if (required && issuers.isEmpty()) {
            throw new BadConfiguration(
                    PREFIX + "required",
                    "is true, but nobody is trusted to issue one",
                    "Name an issuer below " + PREFIX + "issuers, or take this out.");
        }
    }

    private static void check(String prefix, Issuer issuer) {
        if (issuer.issuer() == null || issuer.issuer().isBlank()) {
            throw new BadConfiguration(prefix + "issuer", "is missing", "Write the iss of its statements.");
        }
        if (!issuer.keys().present()) {
            throw new BadConfiguration(
                    prefix + "jwks-uri", "is missing", "Name where it publishes its keys, or write them as jwks.");
        }
        issuer.keys().check(prefix + "jwks");
        URI uri = issuer.jwksUri();
        if (uri != null) {
            WebAddress.check(prefix + "jwks-uri", uri, "https://authority.example.com/jwks");
        }
    }
}
