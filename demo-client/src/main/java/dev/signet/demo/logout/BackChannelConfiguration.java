package dev.signet.demo.logout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The door for the authorization server: no cookie, no session, no form token, for no browser ever comes here. */
@Configuration(proxyBeanMethods = false)
class BackChannelConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain backChannel(HttpSecurity http) {
        return http.securityMatcher(BackChannelLogout.PATH)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.ignoringRequestMatchers(BackChannelLogout.PATH))
                .build();
    }
}
