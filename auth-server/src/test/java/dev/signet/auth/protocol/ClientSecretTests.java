package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.kiosk;
import static dev.signet.auth.testing.Clients.relay;
import static dev.signet.auth.testing.Clients.relayBefore;

import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.MutableClock;
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
    private final MutableClock clock;

    ClientSecretTests(OAuth oauth, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
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

    @Nested
    @DisplayName("Two secrets at a time, so that one can be replaced without a pause")
    class Replacing {

        @Test
        void thirdOneIsRefused() {
            assertRefused(relay().withSecret("neither-the-one-nor-the-other"));
            assertRefused(relay().withSecret(Secrets.generated("neither the one nor the other")));
        }

        @Test
        void bothWorkUntilThePreviousOneExpires() {
            assertThat(oauth.clientCredentials(relayBefore())).hasStatus(200);
            assertThat(oauth.clientCredentials(relay())).hasStatus(200);

            clock.advance(Clients.RELAY_OVERLAP);

            assertRefused(relayBefore());
            assertThat(oauth.clientCredentials(relay())).hasStatus(200);
        }

        @Test
        void otherClientsHaveNothingOfIt() {
            assertRefused(relay().withId(kiosk().id()));
            assertRefused(relayBefore().withId(kiosk().id()));
        }
    }

    private void assertRefused(TestClient client) {
        assertThat(oauth.clientCredentials(client)).isRefused(401, "invalid_client");
    }
}
