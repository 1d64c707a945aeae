package dev.signet.auth.config;

import dev.signet.auth.key.CryptoProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whose cryptography signs: the JDK's own is as good, and costs several times as much. */
@Component("cryptography")
class CryptographyHealth implements HealthIndicator {

    @Override
    public Health health() {
        return Health.up().withDetail("provider", CryptoProvider.name()).build();
    }
}
