package dev.signet.auth;

import dev.signet.auth.client.credential.ClientKeyCommand;
import dev.signet.auth.client.credential.ClientSecretCommand;
import dev.signet.auth.client.credential.InitialAccessTokenCommand;
import dev.signet.auth.key.CryptoProvider;
import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the authorization server. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class AuthServer {

    /**
     * @param arguments Spring Boot's, such as {@code --spring.config.additional-location=file:my.yml}; or one of {@code client-secret},
     *     {@code client-key} and {@code initial-access-token}, alone
     */
    public static void main(String[] arguments) {
        if (ClientSecretCommand.asked(arguments)) {
            ClientSecretCommand.run(new RandomValues(Clock.systemUTC()), System.out);
            return;
        }
        if (InitialAccessTokenCommand.asked(arguments)) {
            InitialAccessTokenCommand.run(new RandomValues(Clock.systemUTC()), System.out);
            return;
        }
        if (ClientKeyCommand.asked(arguments)) {
            ClientKeyCommand.run(System.out);
            return;
        }
        CryptoProvider.begin();
        SpringApplication.run(AuthServer.class, arguments);
    }
}
