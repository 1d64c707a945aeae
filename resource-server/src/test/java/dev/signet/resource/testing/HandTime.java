package dev.signet.resource.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts the application on a clock that is set by hand. */
@TestConfiguration(proxyBeanMethods = false)
public class HandTime {

    @Bean
    @Primary
    HandClock handClock() {
        return new HandClock();
    }
}
