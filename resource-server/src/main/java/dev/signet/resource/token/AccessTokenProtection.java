package dev.signet.resource.token;

import dev.signet.resource.token.dpop.ProofOfPossession;
import dev.signet.resource.token.jwt.AccessTokenDecoder;
import dev.signet.resource.token.jwt.ClaimRules;
import dev.signet.resource.token.jwt.TrustedIssuer;
import dev.signet.resource.token.key.FastCryptography;
import dev.signet.resource.token.key.KeyCache;
import dev.signet.resource.token.key.KeyCacheSettings;
import dev.signet.resource.token.key.PublishedKeys;
import dev.signet.resource.token.opaque.EitherTokens;
import dev.signet.resource.token.status.StatusLists;
import dev.signet.resource.token.status.push.ListEvents;
import dev.signet.resource.token.status.push.PushSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.OAuth2ProtectedResourceMetadata;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a filter chain under the protection of Signet's access tokens: the one class that an application calls.
 *
 * <p>The chain becomes stateless: no session, no cookie, and so nothing that a foreign site could make a browser send;
 * that is why it needs no CSRF token. A token's scopes become authorities {@code SCOPE_…}.
 */
public final class AccessTokenProtection implements AutoCloseable {

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private final AccessTokenSettings settings;
    private final JwtDecoder decoder;
    private final List<Issuer> issuers;
    private final BearerRefusals refusals;
    private final @Nullable ProofOfPossession proofs;

    /**
     * One authorization server, and what runs in the background for its tokens.
     *
     * @param events its stream of changed lists, if this API is to be told
     */
    private record Issuer(
            TrustedIssuer trusted,
            ClaimRules rules,
            StatusLists lists,
            @Nullable ListEvents events) {

        static Issuer of(IssuerSettings issuer, AccessTokenSettings settings, Clock clock) {
            KeyCacheSettings cache = settings.jwksCache();
            KeyCache keys = new KeyCache(new PublishedKeys(issuer.jwksUri(), cache.timeout()), cache, clock);
            Duration skew = settings.clockSkew();
            ClaimRules rules = new ClaimRules(
                    issuer.issuer(),
                    settings.audience(),
                    skew,
                    clock,
                    settings.dpop().enabled());
            StatusLists lists = new StatusLists(issuer.issuer().toString(), keys, skew, clock, issuer.status());
            TrustedIssuer trusted =
                    new TrustedIssuer(keys, rules, lists, issuer.status().required());
            return new Issuer(trusted, rules, lists, events(issuer, lists));
        }

        private static @Nullable ListEvents events(IssuerSettings issuer, StatusLists lists) {
            PushSettings push = issuer.status().push();
            if (!push.complete()) {
                return null;
            }
            ListEvents events = new ListEvents(issuer.listEvents(), push, ListEvents.SILENCE, lists);
            events.begin();
            return events;
        }

        void close() {
            if (events != null) {
                events.close();
            }
            lists.close();
        }
    }

    private AccessTokenProtection(
            AccessTokenSettings settings, JwtDecoder decoder, List<Issuer> issuers, Clock clock, JsonMapper json) {
        this.settings = settings;
        this.decoder = decoder;
        this.issuers = issuers;
        this.proofs = settings.dpop().enabled() ? proofs(settings, clock) : null;
        this.refusals = new BearerRefusals(new Challenges(metadataOf(settings.audience()), proofAlgorithms()), json);
    }

    /**
     * Protection by the issuers of the settings. Asks nobody for anything before the first token comes, except to be told of
     * changed status lists where that is configured.
     */
    public static AccessTokenProtection with(AccessTokenSettings settings, Clock clock, JsonMapper json) {
        FastCryptography.load();
        List<Issuer> issuers = settings.issuers().stream()
                .map(issuer -> Issuer.of(issuer, settings, clock))
                .toList();
        JwtDecoder jwts = new AccessTokenDecoder(
                issuers.stream().map(Issuer::trusted).toList(), settings.rememberedTokens(), clock);
        ClaimRules own = issuers.get(0).rules();
        JwtDecoder all = EitherTokens.with(settings.introspection(), jwts, own::check, clock, json);
        return new AccessTokenProtection(settings, all, issuers, clock, json);
    }

    /** What is known of the tokens' statuses, by issuer, for those who watch over this API. */
    public List<StatusLists> statusLists() {
        return issuers.stream().map(Issuer::lists).toList();
    }

    /** Ends what runs in the background. */
    @Override
    public void close() {
        issuers.forEach(Issuer::close);
    }

    private static ProofOfPossession proofs(AccessTokenSettings settings, Clock clock) {
        return new ProofOfPossession(settings.dpop(), settings.audience(), settings.clockSkew(), clock);
    }

    private List<String> proofAlgorithms() {
        return proofs == null ? List.of() : ProofOfPossession.algorithms();
    }

    /**
     * Protects the chain that is being built. Which request needs which scope is the caller's to say, by
     * {@code authorizeHttpRequests} and {@code hasAuthority("SCOPE_…")}: then a refusal names the scope that is missing.
     *
     * @param scopes the scopes that this API knows, for its metadata (RFC 9728 §2)
     */
    public void protect(HttpSecurity http, String... scopes) {
        Set<String> known = new TreeSet<>(Set.of(scopes));
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(server -> accept(server, known));
    }

    private void accept(OAuth2ResourceServerConfigurer<HttpSecurity> server, Set<String> scopes) {
        AuthenticationEntryPointFailureHandler refusing = new AuthenticationEntryPointFailureHandler(refusals);
        refusing.setRethrowAuthenticationServiceException(false);
        server.bearerTokenResolver(new AuthorizationHeader("Bearer"))
                .authenticationEntryPoint(refusals)
                .accessDeniedHandler(refusals)
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(new Callers(settings.issuer())))
                .protectedResourceMetadata(metadata ->
                        metadata.protectedResourceMetadataCustomizer(document -> describe(document, scopes)))
                .withObjectPostProcessor(outagesAreAnswered(refusing));
        if (proofs != null) {
            proofs.accept(server, new AuthorizationHeader("DPoP"), refusing);
        }
    }

    /** The identifier is the configured one: the default would follow the request's Host header. */
    private void describe(OAuth2ProtectedResourceMetadata.Builder document, Set<String> scopes) {
        settings.issuers()
                .forEach(each -> document.authorizationServer(each.issuer().toString()));
        document.resource(settings.audience().toString())
                .scopes(all -> all.addAll(scopes))
                .claims(claims -> {
                    claims.remove("tls_client_certificate_bound_access_tokens");
                    if (proofs != null) {
                        claims.put("dpop_signing_alg_values_supported", proofAlgorithms());
                    }
                });
    }

    /** Without this the framework throws an outage on, and the container makes it a 500. */
    private ObjectPostProcessor<BearerTokenAuthenticationFilter> outagesAreAnswered(
            AuthenticationFailureHandler refusing) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusing);
                return filter;
            }
        };
    }

    /** The well-known path goes between host and path of the identifier (RFC 9728 §3.1). */
    static URI metadataOf(URI audience) {
        String path = audience.getRawPath() == null || audience.getRawPath().equals("/") ? "" : audience.getRawPath();
        return audience.resolve(WELL_KNOWN + path);
    }
}
