package dev.signet.auth.config.registration;

import dev.signet.auth.web.SecurityHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The filter chain of client registration. Who may what is decided there, by tokens that are good nowhere else; no cookie counts. */
@Configuration(proxyBeanMethods = false)
class RegistrationChain {

    private static final String REGISTER = "/connect/register";
    private static final String CONFIGURE = REGISTER + "/*";

    @Bean
    @Order(0)
    SecurityFilterChain registration(HttpSecurity http, SecurityHeaders security) {
        return http.securityMatcher(REGISTER, CONFIGURE)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.ignoringRequestMatchers(REGISTER, CONFIGURE))
                .requestCache(cache -> cache.disable())
                .headers(security)
                .logout(logout -> logout.disable())
                .build();
    }
}
