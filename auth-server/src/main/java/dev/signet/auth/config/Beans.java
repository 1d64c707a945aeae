package dev.signet.auth.config;

import dev.signet.auth.grant.GrantProperties;
import dev.signet.auth.key.KeyProperties;
import dev.signet.auth.key.KeySchedule;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.firewall.HttpFirewall;

/** What several rooms take by its type and none of them owns. */
@Configuration(proxyBeanMethods = false)
class Beans {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Only here are both known: the room of keys is below that of grants. */
    @Bean
    KeySchedule keySchedule(KeyProperties keys, GrantProperties grants) {
        return new KeySchedule(keys.rotation(), keys.publishAhead(), grants.absoluteLifetime());
    }

    /**
     * No observation of the security filters: it was about half of what a small request costs. Requests as a whole are
     * still measured.
     */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    HttpFirewall httpFirewall() {
        return new QuickFirewall();
    }
}
