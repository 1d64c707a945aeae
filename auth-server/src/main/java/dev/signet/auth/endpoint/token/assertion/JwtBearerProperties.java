package dev.signet.auth.endpoint.token.assertion;

import static dev.signet.auth.BadConfiguration.require;

import dev.signet.auth.WebAddress;
import dev.signet.auth.client.key.KeySource;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access tokens for assertions of others (RFC 7523 §2.1).
 *
 * @param enabled whether there are any. A client needs {@code urn:ietf:params:oauth:grant-type:jwt-bearer} among its
 *     {@code authorization-grant-types} besides
 * @param issuers who may vouch for people, by any name. Each has {@code issuer}: the {@code iss} of its assertions; {@code jwks} or {@code jwks-uri}: its keys;
 *     {@code subject}: {@code username} or {@code id}, what its {@code sub} is here; {@code clients}: the ids of those that may use its
 *     assertions; {@code scopes}: the most that may be had for one. Such an issuer can be everybody here, as far as these clients and scopes go
 */
@ConfigurationProperties(prefix = "signet.jwt-bearer", ignoreUnknownFields = false)
public record JwtBearerProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue Map<String, TrustedIssuer> issuers) {

    public JwtBearerProperties {
        issuers = Map.copyOf(issuers);
        issuers.forEach((name, issuer) -> check("signet.jwt-bearer.issuers." + name + ".", issuer));
    }

    /** Whoever writes that {@code iss}. */
    Optional<TrustedIssuer> find(String issuer) {
        return issuers.values().stream()
                .filter(each -> each.issuer().equals(issuer))
                .findFirst();
    }

    private static void check(String prefix, TrustedIssuer issuer) {
        KeySource keys = issuer.keys();
        require(!issuer.issuer().isBlank(), prefix + "issuer", "is empty", "Write the iss of its assertions.");
        require(
                keys.present() && (issuer.jwks() == null || issuer.jwksUri() == null),
                prefix + "jwks-uri",
                "is missing, or is set beside jwks",
                "Say in one place where its keys are.");
        if (issuer.jwksUri() != null) {
            WebAddress.check(prefix + "jwks-uri", issuer.jwksUri(), "https://issuer.example.com/jwks");
        }
        keys.check(prefix + "jwks");
        require(
                !issuer.clients().isEmpty() && !issuer.scopes().isEmpty(),
                prefix + (issuer.clients().isEmpty() ? "clients" : "scopes"),
                "is empty",
                "Name what it is trusted with: nothing may be had for its assertions otherwise.");
    }
}
