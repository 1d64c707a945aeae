package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.kiosk;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.relay;
import static dev.signet.auth.testing.Clients.relayBefore;
import static dev.signet.auth.testing.Clients.vault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Secrets;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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

    @Nested
    @DisplayName("Wrong secrets, before the right one was ever seen")
    class Guessing {

        @Test
        void endsInComeBackLaterAndLocksNobodyOut() {
            List<Answer> answers = IntStream.range(0, 40)
                    .mapToObj(guess -> oauth.clientCredentials(vault().withSecret("guess-" + guess))
                            .answer())
                    .toList();

            assertThat(answers.get(0)).isRefused(401, "invalid_client");
            assertThat(answers.get(39)).isRefused(503, "temporarily_unavailable");
            assertThat(answers.get(39).header("Retry-After")).hasValue("10");
            assertThat(answers.get(39).header("WWW-Authenticate")).isEmpty();

            clock.advance(Duration.ofSeconds(10));
            assertThat(oauth.clientCredentials(vault())).hasStatus(200);
            assertRefused(vault().withSecret("guess-40"));
        }
    }

    @Nested
    @DisplayName("Whoever is not the client")
    class NobodyInParticular {

        @Test
        void isAnsweredAlikeWhetherOrNotThereIsOne() {
            Answer wrong = oauth.clientCredentials(machine().withSecret("not-the-secret"))
                    .answer();
            Answer unknown = oauth.clientCredentials(machine().withId("nobody")).answer();
            Answer open = oauth.clientCredentials(
                            cli().withSecret("not-the-secret").by(TestClient.Method.BASIC))
                    .answer();
            Answer openInTheBody = oauth.clientCredentials(
                            cli().withSecret("not-the-secret").by(TestClient.Method.POST))
                    .answer();
            Answer impossible = oauth.clientCredentials(machine().withSecret("s".repeat(257)))
                    .answer();

            assertThat(wrong).isRefused(401, "invalid_client");
            for (Answer other : List.of(unknown, open, openInTheBody, impossible)) {
                assertThat(other).isRefused(401, "invalid_client");
                assertThat(other.body()).isEqualTo(wrong.body());
                assertThat(other.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
            }
        }
    }

    private void assertRefused(TestClient client) {
        assertThat(oauth.clientCredentials(client)).isRefused(401, "invalid_client");
    }
}
