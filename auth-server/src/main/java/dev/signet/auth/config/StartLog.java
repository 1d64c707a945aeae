package dev.signet.auth.config;

import dev.signet.auth.Issuer;
import dev.signet.auth.key.CryptoProvider;
import dev.signet.auth.secret.Argon2id;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start what an operator wants to know first. */
@Component
class StartLog {

    private static final Logger LOG = LoggerFactory.getLogger(StartLog.class);

    private final Issuer issuer;

    StartLog(Issuer issuer) {
        this.issuer = issuer;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        LOG.info(
                "Signet is ready: issuer {}, cryptography by {}, Argon2id by {}",
                issuer.value(),
                CryptoProvider.name(),
                Argon2id.implementation());
    }
}
