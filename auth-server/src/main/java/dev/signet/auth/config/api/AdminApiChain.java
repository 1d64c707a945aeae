package dev.signet.auth.config.api;

import dev.signet.auth.admin.api.AdminApi;
import dev.signet.auth.web.SecurityHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The filter chain of the administration API. It knows access tokens alone: no cookie opens it, so no other site can. */
@Configuration(proxyBeanMethods = false)
class AdminApiChain {

    @Bean
    @Order(0)
    SecurityFilterChain administration(HttpSecurity http, AdminTokens tokens, SecurityHeaders security) {
        BearerChallenge challenge = new BearerChallenge();
        return http.securityMatcher(AdminApi.PATH, AdminApi.PATH + "/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, AdminApi.DOCUMENT)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(request -> tokens::judge)
                        .authenticationEntryPoint(challenge))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(challenge))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.ignoringRequestMatchers(AdminApi.PATH + "/**"))
                .requestCache(cache -> cache.disable())
                .headers(security)
                .logout(logout -> logout.disable())
                .build();
    }
}
