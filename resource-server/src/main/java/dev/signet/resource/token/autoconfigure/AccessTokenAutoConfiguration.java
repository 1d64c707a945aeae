package dev.signet.resource.token.autoconfigure;

import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.AccessTokenSettings;
import dev.signet.resource.token.http.QuickFirewall;
import dev.signet.resource.token.status.StatusMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import tools.jackson.databind.json.JsonMapper;

/**
 * Protects an application by its settings alone: every request needs a good access token, health and metrics included, until the
 * application defines a filter chain of its own. Runs before Spring Boot's own security, which would ask for a password.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web."
                    + "OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("signet.resource.issuer")
@EnableConfigurationProperties(AccessTokenSettings.class)
public class AccessTokenAutoConfiguration {

    /** By the application's clock, if it has one. */
    @Bean
    @ConditionalOnMissingBean
    AccessTokenProtection accessTokenProtection(
            AccessTokenSettings settings, ObjectProvider<Clock> clock, JsonMapper json) {
        return AccessTokenProtection.with(settings, clock.getIfUnique(Clock::systemUTC), json);
    }

    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain accessTokenFilterChain(HttpSecurity http, AccessTokenProtection accessTokens) {
        accessTokens.protect(http);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    HttpFirewall httpFirewall() {
        return new QuickFirewall();
    }

    /** Apart, so that the class is not looked at where Micrometer is absent. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        StatusMetrics statusMetrics(AccessTokenProtection accessTokens) {
            return new StatusMetrics(accessTokens.statusLists());
        }
    }
}
