package dev.signet.auth.config;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several rooms take by its type and none of them owns. */
@Configuration(proxyBeanMethods = false)
class Beans {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
