package dev.signet.auth.client.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.secret.RandomValues;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialAccessTokenCommandTests {

    @Test
    void isAskedForByItsNameAlone() {
        assertThat(InitialAccessTokenCommand.asked("initial-access-token")).isTrue();
        assertThat(InitialAccessTokenCommand.asked()).isFalse();
        assertThat(InitialAccessTokenCommand.asked("initial-access-token", "--server.port=1"))
                .isFalse();
        assertThat(InitialAccessTokenCommand.asked("client-secret")).isFalse();
    }

    @Test
    void printsATokenAndWhatIsConfiguredInItsPlace() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        InitialAccessTokenCommand.run(
                new RandomValues(Clock.systemUTC()), new PrintStream(printed, true, StandardCharsets.UTF_8));

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(GeneratedSecret.wellFormed(lines.get(1))).isTrue();
        assertThat(lines.get(3))
                .startsWith("signet.registration.initial-access-tokens.")
                .endsWith('"' + SecretForm.sha256(lines.get(1)) + '"');
    }
}
