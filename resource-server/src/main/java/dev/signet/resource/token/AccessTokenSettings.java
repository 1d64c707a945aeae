package dev.signet.resource.token;

import dev.signet.resource.token.dpop.DPoPSettings;
import dev.signet.resource.token.key.KeyCacheSettings;
import dev.signet.resource.token.opaque.IntrospectionSettings;
import dev.signet.resource.token.status.StatusSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens this API accepts ({@code signet.resource.*}). A value that cannot work, or a key that does not exist,
 * stops the start.
 *
 * @param issuer the authorization server, exactly as its tokens name it in {@code iss}. Its subjects are callers under their own names
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
 * @param furtherIssuers other authorization servers whose tokens are accepted. Their subjects are callers under the name
 *     {@code issuer#subject}, so that nobody there becomes somebody here.
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
        @NestedConfigurationProperty @DefaultValue IntrospectionSettings introspection,
        @DefaultValue List<IssuerSettings> furtherIssuers) {

    /** For no longer after its end does Signet say of a token that it was taken back. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(1);

    private static final Duration LONGEST_PROOF = Duration.ofMinutes(5);

    public AccessTokenSettings {
        own(issuer, jwksUri, status).check("", allowInsecureHttp);
        SettingChecks.absolute("audience", audience, "http://localhost:9001");
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw SettingChecks.refused(
                    "clock-skew",
                    "is " + clockSkew.toSeconds() + " seconds",
                    "Write a duration from 0s to 1m, such as 10s; with clocks that differ more, set the clocks.");
        }
        check(jwksCache);
        check(dpop);
        SettingChecks.atLeast(0, "remembered-tokens", rememberedTokens, "10000");
        check(introspection, allowInsecureHttp);
        furtherIssuers = List.copyOf(furtherIssuers);
        check(furtherIssuers, issuer, allowInsecureHttp);
    }

    /** The authorization server. */
    @Override
    public URI issuer() {
        return own(issuer, jwksUri, status).issuer();
    }

    /** This API's identifier. */
    @Override
    public URI audience() {
        return SettingChecks.given("audience", audience, "http://localhost:9001");
    }

    /** Where the issuer's keys are: as configured, or where Signet serves them. */
    @Override
    public URI jwksUri() {
        return own(issuer, jwksUri, status).jwksUri();
    }

    /** Whose tokens are accepted, the API's own authorization server first. */
    List<IssuerSettings> issuers() {
        return Stream.concat(Stream.of(own(issuer, jwksUri, status)), furtherIssuers.stream())
                .toList();
    }

    private static IssuerSettings own(@Nullable URI issuer, @Nullable URI jwksUri, StatusSettings status) {
        return new IssuerSettings(issuer, jwksUri, status);
    }

    private static void check(List<IssuerSettings> further, @Nullable URI issuer, boolean allowInsecureHttp) {
        Set<@Nullable URI> named = new HashSet<>();
        named.add(issuer);
        for (int i = 0; i < further.size(); i++) {
            String prefix = "further-issuers[" + i + "].";
            further.get(i).check(prefix, allowInsecureHttp);
            if (!named.add(further.get(i).issuer())) {
                throw SettingChecks.refused(
                        prefix + "issuer", "is an issuer that is there already", "Write each issuer once.");
            }
        }
    }

    private static void check(KeyCacheSettings cache) {
        SettingChecks.positive("jwks-cache.lifetime", cache.lifetime(), "5m");
        SettingChecks.positive("jwks-cache.refresh-interval", cache.refreshInterval(), "10s");
        SettingChecks.waitable("jwks-cache.timeout", cache.timeout());
        if (cache.outage().compareTo(cache.lifetime()) < 0) {
            throw SettingChecks.refused(
                    "jwks-cache.outage",
                    "is shorter than signet.resource.jwks-cache.lifetime",
                    "Write a duration that is at least as long, such as 24h.");
        }
    }

    private static void check(DPoPSettings dpop) {
        dpop.addresses()
                .forEach(address -> SettingChecks.absolute("dpop.addresses", address, "https://api.example.com"));
        SettingChecks.positive("dpop.proof-lifetime", dpop.proofLifetime(), "30s");
        if (dpop.proofLifetime().compareTo(LONGEST_PROOF) > 0) {
            throw SettingChecks.refused(
                    "dpop.proof-lifetime",
                    "is longer than five minutes, in which a stolen proof could be used elsewhere",
                    "Write a short duration, such as 30s.");
        }
        SettingChecks.atLeast(1, "dpop.replay-entries", dpop.replayEntries(), "200000");
    }

    private static void check(IntrospectionSettings introspection, boolean allowInsecureHttp) {
        URI uri = introspection.uri();
        if (uri == null && introspection.clientId() == null) {
            return;
        }
        SettingChecks.absolute("introspection.uri", uri, "http://localhost:9000/oauth2/introspect");
        SettingChecks.protectedTransport("introspection.uri", uri, allowInsecureHttp);
        SettingChecks.written("introspection.client-id", introspection.clientId());
        SettingChecks.written("introspection.client-secret", introspection.clientSecret());
        SettingChecks.waitable("introspection.timeout", introspection.timeout());
        SettingChecks.upToAMinute("introspection.cache", introspection.cache(), "1s");
    }
}
