package dev.signet.resource.token;

import dev.signet.resource.token.dpop.ProofOfPossession;
import dev.signet.resource.token.key.KeyCache;
import dev.signet.resource.token.key.KeySource;
import dev.signet.resource.token.key.PublishedKeys;
import dev.signet.resource.token.opaque.EitherTokens;
import dev.signet.resource.token.status.StatusLists;
import dev.signet.resource.token.status.push.ListEvents;
import java.net.URI;
import java.time.Clock;
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
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
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
    private final StatusLists statusLists;
    private final @Nullable ListEvents events;
    private final BearerRefusals refusals;
    private final @Nullable ProofOfPossession proofs;

    private AccessTokenProtection(
            AccessTokenSettings settings, JwtDecoder decoder, StatusLists statusLists, Clock clock, JsonMapper json) {
        this.settings = settings;
        this.decoder = decoder;
        this.statusLists = statusLists;
        this.events = settings.status().push().complete() ? events(settings, statusLists) : null;
        this.proofs = settings.dpop().enabled() ? proofs(settings, clock) : null;
        this.refusals = new BearerRefusals(new Challenges(metadataOf(settings.audience()), proofAlgorithms()), json);
    }

    /**
     * Protection by the issuer of the settings. Asks nobody for anything before the first token comes, except to be told of
     * changed status lists where that is configured.
     */
    public static AccessTokenProtection with(AccessTokenSettings settings, Clock clock, JsonMapper json) {
        KeySource source =
                new PublishedKeys(settings.jwksUri(), settings.jwksCache().timeout());
        KeyCache keys = new KeyCache(source, settings.jwksCache(), clock);
        ClaimRules rules = new ClaimRules(
                settings.issuer(),
                settings.audience(),
                settings.clockSkew(),
                clock,
                settings.dpop().enabled());
        String issuer = settings.issuer().toString();
        StatusLists lists = new StatusLists(issuer, keys, settings.clockSkew(), clock, settings.status());
        StatusRules status = new StatusRules(lists, issuer, settings.status().required());
        JwtDecoder jwts = new AccessTokenDecoder(keys, rules, status, settings.rememberedTokens(), clock);
        JwtDecoder all = EitherTokens.with(settings.introspection(), jwts, rules::check, clock, json);
        return new AccessTokenProtection(settings, all, lists, clock, json);
    }

    private static ListEvents events(AccessTokenSettings settings, StatusLists lists) {
        ListEvents events =
                new ListEvents(settings.listEvents(), settings.status().push(), ListEvents.SILENCE, lists);
        events.begin();
        return events;
    }

    /** What is known of the tokens' statuses, for those who watch over this API. */
    public StatusLists statusLists() {
        return statusLists;
    }

    /** Ends what runs in the background. */
    @Override
    public void close() {
        if (events != null) {
            events.close();
        }
        statusLists.close();
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
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(authorities()))
                .protectedResourceMetadata(metadata ->
                        metadata.protectedResourceMetadataCustomizer(document -> describe(document, scopes)))
                .withObjectPostProcessor(outagesAreAnswered(refusing));
        if (proofs != null) {
            proofs.accept(server, new AuthorizationHeader("DPoP"), refusing);
        }
    }

    private static JwtAuthenticationConverter authorities() {
        JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
        scopes.setAuthoritiesClaimName("scope");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(scopes);
        return converter;
    }

    /** The identifier is the configured one: the default would follow the request's Host header. */
    private void describe(OAuth2ProtectedResourceMetadata.Builder document, Set<String> scopes) {
        document.resource(settings.audience().toString())
                .authorizationServer(settings.issuer().toString())
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
