package dev.signet.auth.config.status;

import dev.signet.auth.endpoint.client.ClientBasic;
import dev.signet.auth.endpoint.client.ClientRefusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The filter chain of the status lists. Anybody reads them; a client that proves who it is may be told of their changes. No cookie counts. */
@Configuration(proxyBeanMethods = false)
class StatusChain {

    private static final String ALL = "/status/**";
    private static final RequestMatcher EVENTS =
            PathPatternRequestMatcher.withDefaults().matcher("/status/events");

    @Bean
    @Order(0)
    SecurityFilterChain status(HttpSecurity http, ClientBasic clients, ClientRefusal refusal) {
        return http.securityMatcher(ALL)
                .addFilterAfter(clients.at(EVENTS), AbstractPreAuthenticatedProcessingFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EVENTS)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusal))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.ignoringRequestMatchers(ALL))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }
}
