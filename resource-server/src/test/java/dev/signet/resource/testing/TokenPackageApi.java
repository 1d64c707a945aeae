package dev.signet.resource.testing;

import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.AccessTokenSettings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API that accepts Signet's tokens with the {@code token} package, and nothing else of this module. The page
 * {@code docs/resource-server.md} shows this configuration: change both together.
 */
@EnableAutoConfiguration
@EnableConfigurationProperties(AccessTokenSettings.class)
public class TokenPackageApi {

    @Bean
    AccessTokenProtection accessTokens(AccessTokenSettings settings, JsonMapper json) {
        return AccessTokenProtection.with(settings, Clock.systemUTC(), json);
    }

    @Bean
    SecurityFilterChain api(HttpSecurity http, AccessTokenProtection accessTokens) {
        accessTokens.protect(http, "invoices:read", "invoices:write");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/invoices/**")
                        .hasAuthority("SCOPE_invoices:read")
                        .requestMatchers(HttpMethod.POST, "/invoices/**")
                        .hasAuthority("SCOPE_invoices:write")
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
