package dev.signet.demo;

import dev.signet.demo.settings.DemoProperties;
import dev.signet.demo.settings.LaboratoryProperties;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the app that the active profile names: {@code orchard} or {@code harbor}. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties({DemoProperties.class, LaboratoryProperties.class})
public class DemoClientApplication {

    public static void main(String[] args) {
        SpringApplication.run(DemoClientApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
