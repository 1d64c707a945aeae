package dev.signet.auth;

import dev.signet.auth.key.CryptoProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the authorization server. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class AuthServer {

    /** @param arguments Spring Boot's, such as {@code --spring.config.additional-location=file:my.yml} */
    public static void main(String[] arguments) {
        CryptoProvider.begin();
        SpringApplication.run(AuthServer.class, arguments);
    }
}
