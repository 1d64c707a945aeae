package dev.signet.resource.token;

import dev.signet.resource.token.dpop.DPoPSettings;
import dev.signet.resource.token.key.KeyCacheSettings;
import dev.signet.resource.token.opaque.IntrospectionSettings;
import dev.signet.resource.token.status.StatusSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens this API accepts ({@code signet.resource.*}). A value that cannot work, or a key that does not exist,
 * stops the start.
 *
 * @param issuer the authorization server, exactly as its tokens name it in {@code iss}
 * @param audience this API's identifier (RFC 8707 §2), an absolute URI: tokens must name it in {@code aud}, and its
 *     metadata is served beneath it
 * @param jwksUri where the issuer's keys are; {@code /oauth2/jwks} beneath the issuer when not set
 * @param clockSkew by how much the issuer's clock may differ from this one. A longer skew is a longer life for expired
 *     tokens.
 * @param allowInsecureHttp accepts issuer and keys over plain HTTP from other machines. Whoever can change the traffic
 *     between them can then make tokens of his own: only for networks in which nobody can.
 * @param jwksCache how the issuer's keys are kept
 * @param introspection where tokens are asked about that say nothing by themselves
 * @param dpop which tokens that are bound to a key are accepted
 * @param rememberedTokens how many verified tokens are remembered, so that their signatures are not checked again
 * @param status how soon a token that was taken back is refused
 */
@ConfigurationProperties(prefix = "signet.resource", ignoreUnknownFields = false)
public record AccessTokenSettings(
        @Nullable URI issuer,
        @Nullable URI audience,
        @Nullable URI jwksUri,
        @DefaultValue("10s") Duration clockSkew,
        @DefaultValue("false") boolean allowInsecureHttp,
        @NestedConfigurationProperty @DefaultValue KeyCacheSettings jwksCache,
        @NestedConfigurationProperty @DefaultValue DPoPSettings dpop,
        @DefaultValue("10000") int rememberedTokens,
        @NestedConfigurationProperty @DefaultValue StatusSettings status,
        @NestedConfigurationProperty @DefaultValue IntrospectionSettings introspection) {

    private static final String PREFIX = "signet.resource.";
    private static final String KEYS_PATH = "/oauth2/jwks";
    private static final String EVENTS_PATH = "/status/events";
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    private static final Duration LONGEST_PROOF = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LEAST_STALENESS = Duration.ofMillis(100);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public AccessTokenSettings {
        absolute("issuer", issuer, "http://localhost:9000");
        absolute("audience", audience, "http://localhost:9001");
        protectedTransport(
                "issuer",
                issuer,
                allowInsecureHttp || jwksUri != null && status.push().absent());
        if (jwksUri != null) {
            absolute("jwks-uri", jwksUri, "http://localhost:9000/oauth2/jwks");
            protectedTransport("jwks-uri", jwksUri, allowInsecureHttp);
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw new InvalidSettingException(
                    PREFIX + "clock-skew",
                    "is " + clockSkew.toSeconds() + " seconds",
                    "Write a duration from 0s to 5m, such as 10s; with clocks that differ more, set the clocks.");
        }
        check(jwksCache);
        check(dpop);
        atLeast(0, "remembered-tokens", rememberedTokens, "10000");
        check(status);
        check(introspection, allowInsecureHttp);
    }

    /** The authorization server. */
    @Override
    public URI issuer() {
        return given("issuer", issuer, "http://localhost:9000");
    }

    /** This API's identifier. */
    @Override
    public URI audience() {
        return given("audience", audience, "http://localhost:9001");
    }

    /** Where the issuer's keys are: as configured, or where Signet serves them. */
    @Override
    public URI jwksUri() {
        return jwksUri == null ? beneathIssuer(KEYS_PATH) : jwksUri;
    }

    /** Where the issuer tells of changed status lists. */
    URI listEvents() {
        return beneathIssuer(EVENTS_PATH);
    }

    private URI beneathIssuer(String path) {
        String issuer = issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + path);
    }

    private static void check(KeyCacheSettings cache) {
        positive("jwks-cache.lifetime", cache.lifetime(), "5m");
        positive("jwks-cache.refresh-interval", cache.refreshInterval(), "10s");
        waitable("jwks-cache.timeout", cache.timeout());
        if (cache.outage().compareTo(cache.lifetime()) < 0) {
            throw new InvalidSettingException(
                    PREFIX + "jwks-cache.outage",
                    "is shorter than signet.resource.jwks-cache.lifetime",
                    "Write a duration that is at least as long, such as 24h.");
        }
    }

    private static void check(DPoPSettings dpop) {
        dpop.addresses().forEach(address -> absolute("dpop.addresses", address, "https://api.example.com"));
        positive("dpop.proof-lifetime", dpop.proofLifetime(), "30s");
        if (dpop.proofLifetime().compareTo(LONGEST_PROOF) > 0) {
            throw new InvalidSettingException(
                    PREFIX + "dpop.proof-lifetime",
                    "is longer than five minutes, in which a stolen proof could be used elsewhere",
                    "Write a short duration, such as 30s.");
        }
        if (dpop.replayEntries() < 1) {
            throw new InvalidSettingException(
                    PREFIX + "dpop.replay-entries", "is less than 1", "Write how many proofs may be remembered.");
        }
    }

    private static void check(StatusSettings status) {
        waitable("status.timeout", status.timeout());
        if (status.maxStaleness().compareTo(LEAST_STALENESS) < 0) {
            throw new InvalidSettingException(
                    PREFIX + "status.max-staleness",
                    "is shorter than 100ms, in which no list can be fetched reliably",
                    "Write a longer duration, such as 2s.");
        }
        atLeast(1, "status.max-lists", status.maxLists(), "1000");
        if (!status.push().complete() && !status.push().absent()) {
            throw new InvalidSettingException(
                    PREFIX + "status.push",
                    "has only one of client-id and client-secret",
                    "Write both, or neither to be told of nothing.");
        }
    }

    private static void atLeast(int least, String name, int value, String example) {
        if (value < least) {
            throw new InvalidSettingException(
                    PREFIX + name, "is less than " + least, "Write a number, such as " + example + ".");
        }
    }

    private static void waitable(String name, Duration timeout) {
        positive(name, timeout, "2s");
        if (timeout.compareTo(LONGEST_WAIT) > 0) {
            throw new InvalidSettingException(
                    PREFIX + name,
                    "is longer than a minute, and requests wait for it",
                    "Write a short duration, such as 2s.");
        }
    }

    private static void check(IntrospectionSettings introspection, boolean allowInsecureHttp) {
        URI uri = introspection.uri();
        if (uri == null && introspection.clientId() == null) {
            return;
        }
        absolute("introspection.uri", uri, "http://localhost:9000/oauth2/introspect");
        protectedTransport("introspection.uri", uri, allowInsecureHttp);
        written("introspection.client-id", introspection.clientId());
        written("introspection.client-secret", introspection.clientSecret());
        waitable("introspection.timeout", introspection.timeout());
        notLong("introspection.cache", introspection.cache(), "1s");
    }

    private static void written(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidSettingException(
                    PREFIX + name, "is missing", "Write what this API is registered with at the authorization server.");
        }
    }

    private static void notLong(String name, Duration value, String example) {
        if (value.isNegative() || value.compareTo(LONGEST_WAIT) > 0) {
            throw new InvalidSettingException(
                    PREFIX + name,
                    "is not between 0s and a minute",
                    "Write a short duration, such as " + example + ".");
        }
    }

    private static void positive(String name, Duration value, String example) {
        if (value.isNegative() || value.isZero()) {
            throw new InvalidSettingException(
                    PREFIX + name, "is not longer than zero", "Write a duration, such as " + example + ".");
        }
    }

    private static URI given(String name, @Nullable URI value, String example) {
        if (value == null || value.toString().isEmpty()) {
            throw new InvalidSettingException(
                    PREFIX + name, "is missing", "Write its absolute address, such as " + example + ".");
        }
        return value;
    }

    private static void absolute(String name, @Nullable URI value, String example) {
        URI given = given(name, value, example);
        boolean web = "https".equals(given.getScheme()) || "http".equals(given.getScheme());
        if (!web || given.getHost() == null || given.getRawFragment() != null || given.getRawQuery() != null) {
            throw new InvalidSettingException(
                    PREFIX + name,
                    "is not an absolute web address without query and fragment",
                    "Write it with scheme and host, such as " + example + ".");
        }
    }

    private static void protectedTransport(String name, @Nullable URI value, boolean allowed) {
        URI given = given(name, value, "https://id.example.com");
        if (!allowed && "http".equals(given.getScheme()) && !THIS_MACHINE.contains(given.getHost())) {
            throw new InvalidSettingException(
                    PREFIX + name,
                    "is on another machine and not https, so that anybody in between could replace the keys",
                    "Write an https address, or set signet.resource.allow-insecure-http=true if the network is trusted.");
        }
    }
}
