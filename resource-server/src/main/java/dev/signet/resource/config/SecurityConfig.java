package dev.signet.resource.config;

import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.AccessTokenSettings;
import dev.signet.resource.token.status.StatusMetrics;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/** Which request needs which scope. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessTokenSettings.class, BrowserApps.class})
class SecurityConfig {

    private static final String READ = "orders:read";
    private static final String WRITE = "orders:write";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccessTokenProtection accessTokens(AccessTokenSettings settings, Clock clock, JsonMapper json) {
        return AccessTokenProtection.with(settings, clock, json);
    }

    /** A measurement of each filter of each request costs more than most of the filters, and tells nobody anything. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    StatusMetrics statusMetrics(AccessTokenProtection accessTokens) {
        return new StatusMetrics(accessTokens.statusLists());
    }

    /** Health and metrics ask for no token: they are exposed on the management port alone, which only this machine reaches. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, AccessTokenProtection accessTokens, BrowserApps browserApps) {
        accessTokens.protect(http, READ, WRITE);
        if (browserApps.areKnown()) {
            http.cors(cors -> cors.configurationSource(request -> browserApps.rules()));
        }
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/orders/**")
                        .hasAuthority("SCOPE_" + READ)
                        .requestMatchers(HttpMethod.HEAD, "/api/orders/**")
                        .hasAuthority("SCOPE_" + READ)
                        .requestMatchers("/api/orders/**")
                        .hasAuthority("SCOPE_" + WRITE)
                        .anyRequest()
                        .authenticated())
                .headers(SecurityConfig::hardened)
                .build();
    }

    /** Nothing that this API answers is a page: if a browser shows it, it may load, frame and tell nothing. */
    private static void hardened(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }
}
