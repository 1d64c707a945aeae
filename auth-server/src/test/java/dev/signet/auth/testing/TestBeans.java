package dev.signet.auth.testing;

import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.user.Users;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** What tests add to the server: a clock that moves, and themselves. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    MutableClock movableClock() {
        return new MutableClock();
    }

    @Bean
    static Statements statements() {
        return new Statements();
    }

    @Bean
    TestDatabase testDatabase(Environment environment) {
        return new TestDatabase(
                environment.getRequiredProperty("SIGNET_DB_URL"),
                environment.getRequiredProperty("SIGNET_DB_USER"),
                environment.getRequiredProperty("SIGNET_DB_PASSWORD"));
    }

    @Bean
    OAuth oauth(Environment environment) {
        return new OAuth(environment.getRequiredProperty("spring.security.oauth2.authorizationserver.issuer"));
    }

    @Bean
    People people(Users users, SsoSessions sessions, Revocation revocation) {
        return new People(users, sessions, revocation);
    }
}
