package dev.signet.resource.compare;

import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.AccessTokenSettings;
import dev.signet.resource.token.stepup.AuthenticationDemand;
import dev.signet.resource.token.stepup.StepUp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;

/** How each of the doors is kept. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class CompareDoors {

    /** Short, so that one need not wait long to be asked again. */
    private static final Duration RECENTLY = Duration.ofSeconds(20);

    /** No filter at all: the limit of what the others can reach. */
    @Bean
    WebSecurityCustomizer openDoor() {
        return web -> web.ignoring().requestMatchers("/compare/open/**");
    }

    /** As Spring's documentation has it for RFC 9068: the signature and the claims, with each request anew. */
    @Bean
    @Order(-3)
    SecurityFilterChain signatureDoor(HttpSecurity http, AccessTokenSettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        settings.jwksUri().toString())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(settings.issuer().toString())
                .audience(settings.audience().toString())
                .build());
        return stateless(http, "/compare/signature/**")
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder)))
                .build();
    }

    /** As Spring's documentation has it for RFC 7662: a question with each request. */
    @Bean
    @Order(-2)
    SecurityFilterChain introspectionDoor(
            HttpSecurity http,
            AccessTokenSettings settings,
            @Value("${compare.introspection.client-id}") String client,
            @Value("${compare.introspection.client-secret}") String secret) {
        SpringOpaqueTokenIntrospector introspector = SpringOpaqueTokenIntrospector.withIntrospectionUri(
                        settings.issuer() + "/oauth2/introspect")
                .clientId(client)
                .clientSecret(secret)
                .build();
        return stateless(http, "/compare/introspection/**")
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> opaque.introspector(introspector)))
                .build();
    }

    /** What protects the rest of this API. */
    @Bean
    @Order(-1)
    SecurityFilterChain statusListDoor(HttpSecurity http, AccessTokenProtection accessTokens) {
        accessTokens.protect(http.securityMatcher("/compare/status-list/**"));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    /** The same, for whoever has signed in a moment ago (RFC 9470). */
    @Bean
    @Order(-4)
    SecurityFilterChain recentDoor(
            HttpSecurity http, AccessTokenProtection accessTokens, AccessTokenSettings settings, Clock clock) {
        accessTokens.protect(http.securityMatcher("/compare/recent/**"));
        StepUp stepUp = new StepUp(settings.clockSkew(), clock);
        return http.authorizeHttpRequests(
                        requests -> requests.anyRequest().access(stepUp.require(AuthenticationDemand.maxAge(RECENTLY))))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, String path) {
        return http.securityMatcher(path)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
