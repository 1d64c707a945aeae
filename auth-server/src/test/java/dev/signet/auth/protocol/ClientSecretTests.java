package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.kiosk;

import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Secrets;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What clients prove themselves with: RFC 6749 §2.3.1. */
@SignetTest
class ClientSecretTests {

    private final OAuth oauth;

    ClientSecretTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("A generated secret, of which the configuration holds the SHA-256 alone")
    class Generated {

        private final String secret = Objects.requireNonNull(kiosk().secret());

        @Test
        void damagedOneIsRefused() {
            assertRefused(kiosk().withSecret(secret.substring(0, secret.length() - 1)));
            assertRefused(kiosk().withSecret(secret + "A"));
        }

        @Test
        void anotherOneIsRefused() {
            assertRefused(kiosk().withSecret(Secrets.generated("of another client")));
        }

        @Test
        void whatIsKeptOfItIsNoSecret() {
            assertRefused(kiosk().withSecret(Secrets.kept(secret)));
            assertRefused(kiosk().withSecret(Secrets.kept(secret).substring("{sha256}".length())));
        }

        @Test
        void provesTheClient() {
            assertThat(oauth.clientCredentials(kiosk())).hasStatus(200);
        }
    }

    private void assertRefused(TestClient client) {
        assertThat(oauth.clientCredentials(client)).isRefused(401, "invalid_client");
    }
}
