package dev.signet.auth.key;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.signet.auth.secret.MacKeys;
import dev.signet.auth.secret.PseudonymKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys as other rooms and the framework take them, each by its type alone. */
@Configuration(proxyBeanMethods = false)
class KeyBeans {

    /** What the framework publishes at the JWKS endpoint: public halves only, so that it has nothing else to leak. */
    @Bean
    JWKSource<SecurityContext> publishedKeys(Keys keys) {
        return (selector, context) -> selector.select(keys.published());
    }

    /** Under which the room {@code grant} computes refresh tokens. */
    @Bean
    MacKeys refreshTokenKeys(Keys keys) {
        return () -> keys.ring().macs();
    }

    /** By which clients of different sectors know people. */
    @Bean
    PseudonymKeys pseudonymKeys(Keys keys) {
        return keys::pseudonymKey;
    }
}
