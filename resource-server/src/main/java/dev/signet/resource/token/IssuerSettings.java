package dev.signet.resource.token;

import dev.signet.resource.token.status.StatusSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A further authorization server whose tokens are accepted ({@code signet.resource.further-issuers[…].*}), with the meanings and
 * defaults that these settings have for the first one.
 *
 * @param issuer the authorization server, exactly as its tokens name it in {@code iss}
 * @param jwksUri where its keys are; {@code /oauth2/jwks} beneath it when not set
 * @param status how soon a token of it that was taken back is refused
 */
public record IssuerSettings(
        @Nullable URI issuer,
        @Nullable URI jwksUri,
        @NestedConfigurationProperty @DefaultValue StatusSettings status) {

    private static final String KEYS_PATH = "/oauth2/jwks";
    private static final String EVENTS_PATH = "/status/events";
    private static final Duration LEAST_STALENESS = Duration.ofMillis(100);

    /** The authorization server. */
    @Override
    public URI issuer() {
        return SettingChecks.given("issuer", issuer, "https://id.example.com");
    }

    /** Where its keys are: as configured, or where Signet serves them. */
    @Override
    public URI jwksUri() {
        return jwksUri == null ? beneath(KEYS_PATH) : jwksUri;
    }

    /** Where it tells of changed status lists. */
    URI listEvents() {
        return beneath(EVENTS_PATH);
    }

    private URI beneath(String path) {
        String issuer = issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + path);
    }

    /** @param prefix of the settings' names, with the dot at its end; empty for the first issuer */
    void check(String prefix, boolean allowInsecureHttp) {
        SettingChecks.absolute(prefix + "issuer", issuer, "http://localhost:9000");
        boolean asked = jwksUri == null || !status.push().absent();
        SettingChecks.protectedTransport(prefix + "issuer", issuer(), allowInsecureHttp || !asked);
        if (jwksUri != null) {
            SettingChecks.absolute(prefix + "jwks-uri", jwksUri, "http://localhost:9000/oauth2/jwks");
            SettingChecks.protectedTransport(prefix + "jwks-uri", jwksUri, allowInsecureHttp);
        }
        checkStatus(prefix + "status.");
    }

    private void checkStatus(String prefix) {
        SettingChecks.waitable(prefix + "timeout", status.timeout());
        if (status.maxStaleness().compareTo(LEAST_STALENESS) < 0) {
            throw SettingChecks.refused(
                    prefix + "max-staleness",
                    "is shorter than 100ms, in which no list can be fetched reliably",
                    "Write a longer duration, such as 2s.");
        }
        SettingChecks.atLeast(1, prefix + "max-lists", status.maxLists(), "1000");
        if (!status.push().complete() && !status.push().absent()) {
            throw SettingChecks.refused(
                    prefix + "push",
                    "has only one of client-id and client-secret",
                    "Write both, or neither to be told of nothing.");
        }
    }
}
