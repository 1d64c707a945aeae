package dev.signet.resource.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.signet.resource.testing.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final TestIssuer issuer = new TestIssuer();

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void redirectsAreNotFollowed() {
        URI moved = issuer.uri().resolve("/moved");

        assertThatIOException().isThrownBy(new PublishedKeys(moved, TIMEOUT)::fetch);
        assertThat(issuer.fetches()).isZero();
    }

    @Test
    void keySetWithoutAUsableKeyIsAnOutageRatherThanAnEmptyCache() {
        issuer.publish();

        assertThatIOException()
                .isThrownBy(new PublishedKeys(issuer.keysUri(), TIMEOUT)::fetch)
                .withMessageContaining("holds no key");
    }

    @Test
    void addressThatServesSomethingElseIsAnOutage() {
        URI elsewhere = issuer.uri().resolve("/elsewhere");

        assertThatIOException()
                .isThrownBy(new PublishedKeys(elsewhere, TIMEOUT)::fetch)
                .withMessageContaining("is not a JWK Set");
    }

    @Test
    void keysAreReadFromTheirAddress() throws IOException {
        assertThat(new PublishedKeys(issuer.keysUri(), TIMEOUT).fetch().size()).isEqualTo(3);
    }
}
