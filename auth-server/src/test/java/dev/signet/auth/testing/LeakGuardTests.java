package dev.signet.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** That the guard would find what leaks: without this, it could not fail. */
class LeakGuardTests {

    private static final Logger LOG = LoggerFactory.getLogger(LeakGuardTests.class);

    private final String secret = Seen.note("test secret", Pkce.random());

    @BeforeEach
    void listen() {
        new LeakGuard().beforeEach();
        LeakGuard.leaks();
    }

    @Test
    void findsASecretInAMessage() {
        LOG.info("the secret is <{}>", secret);

        assertThat(LeakGuard.leaks()).containsExactly("test secret by " + LeakGuardTests.class.getName());
    }

    @Test
    void findsASecretInAnException() {
        LOG.warn("something fell", new IllegalStateException("outer", new IllegalArgumentException("was " + secret)));

        assertThat(LeakGuard.leaks()).hasSize(1);
    }

    @Test
    void leavesOtherLinesAlone() {
        LOG.info("nothing of interest");

        assertThat(LeakGuard.leaks()).isEmpty();
    }
}
