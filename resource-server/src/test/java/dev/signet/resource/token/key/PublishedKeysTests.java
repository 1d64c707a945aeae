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
    void metadataThatNamesAnotherIssuerIsNotFollowed() {
        issuer.claimToBe("http://localhost:9000");

        assertThatIOException()
                .isThrownBy(PublishedKeys.ofIssuer(issuer.uri(), TIMEOUT)::fetch)
                .withMessageContaining("names another issuer");
        assertThat(issuer.fetches()).isZero();
    }

    @Test
    void redirectsAreNotFollowed() {
        URI moved = issuer.uri().resolve("/moved");

        assertThatIOException().isThrownBy(PublishedKeys.at(moved, TIMEOUT)::fetch);
        assertThat(issuer.fetches()).isZero();
    }

    @Test
    void keySetWithoutAUsableKeyIsAnOutageRatherThanAnEmptyCache() {
        issuer.publish();

        assertThatIOException()
                .isThrownBy(PublishedKeys.ofIssuer(issuer.uri(), TIMEOUT)::fetch)
                .withMessageContaining("holds no key");
    }

    @Test
    void addressThatServesSomethingElseIsAnOutage() {
        URI elsewhere = issuer.uri().resolve("/.well-known/oauth-authorization-server");

        assertThatIOException()
                .isThrownBy(PublishedKeys.at(elsewhere, TIMEOUT)::fetch)
                .withMessageContaining("is not a JWK Set");
    }

    @Test
    void keysAreFoundThroughTheMetadataAndAtAFixedAddress() throws IOException {
        assertThat(PublishedKeys.ofIssuer(issuer.uri(), TIMEOUT).fetch().size()).isEqualTo(2);
        assertThat(PublishedKeys.at(issuer.keysUri(), TIMEOUT).fetch().size()).isEqualTo(2);
    }

    @Test
    void wellKnownPathStandsBeforeThePathOfTheIssuer() {
        assertThat(PublishedKeys.metadataOf(URI.create("https://id.example.com/tenant")))
                .hasToString("https://id.example.com/.well-known/oauth-authorization-server/tenant");
        assertThat(PublishedKeys.metadataOf(URI.create("https://id.example.com")))
                .hasToString("https://id.example.com/.well-known/oauth-authorization-server");
        assertThat(PublishedKeys.metadataOf(URI.create("https://id.example.com/")))
                .hasToString("https://id.example.com/.well-known/oauth-authorization-server");
    }
}
