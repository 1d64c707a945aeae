package dev.signet.sample;

import static dev.signet.resource.token.stepup.AuthenticationDemand.acr;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;

import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.AccessTokenSettings;
import dev.signet.resource.token.stepup.RequiresAuthentication;
import dev.signet.resource.token.stepup.StepUp;
import dev.signet.resource.token.stepup.StepUpMethods;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API that asks for better logins, in both ways of the {@code token} package. The page {@code docs/resource-server.md} shows
 * this configuration: change both together.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(AccessTokenSettings.class)
@Import(StepUpMethods.class)
public class StepUpApi {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccessTokenProtection accessTokens(AccessTokenSettings settings, Clock clock, JsonMapper json) {
        return AccessTokenProtection.with(settings, clock, json);
    }

    @Bean
    StepUp stepUp(AccessTokenSettings settings, Clock clock) {
        return new StepUp(settings.clockSkew(), clock);
    }

    @Bean
    SecurityFilterChain api(HttpSecurity http, AccessTokenProtection accessTokens, StepUp stepUp) {
        accessTokens.protect(http, "payments:write");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/payments/**")
                        .access(allOf(hasAuthority("SCOPE_payments:write"), stepUp.require(acr("2", "3"))))
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @RestController
    static class Limits {

        @PutMapping("/limit")
        @RequiresAuthentication(
                acr = {"2", "3"},
                maxAge = "5m")
        void change() {}
    }
}
