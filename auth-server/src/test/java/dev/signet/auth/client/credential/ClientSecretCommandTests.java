package dev.signet.auth.client.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.AuthServer;
import dev.signet.auth.secret.RandomValues;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientSecretCommandTests {

    @Test
    void isAskedForByItsNameAlone() {
        assertThat(ClientSecretCommand.asked("client-secret")).isTrue();
        assertThat(ClientSecretCommand.asked()).isFalse();
        assertThat(ClientSecretCommand.asked("--client-secret")).isFalse();
        assertThat(ClientSecretCommand.asked("client-secret", "--server.port=9000"))
                .isFalse();
    }

    @Test
    void whatIsConfiguredFitsTheSecretAndDoesNotTellIt() {
        List<String> values = printed(new RandomValues(Clock.systemUTC()));

        assertThat(values).hasSize(2);
        assertThat(GeneratedSecret.wellFormed(values.get(0))).isTrue();
        assertThat(values.get(1)).startsWith("{sha256}").doesNotContain(values.get(0));
        assertThat(SecretForm.matchesSha256(values.get(0), values.get(1))).isTrue();
        new ConfiguredSecret(values.get(1)).check("client-secret");
    }

    /** Were a server to start, it would ask for a database, and the call would not come back. */
    @Test
    void noServerStarts() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            AuthServer.main(new String[] {"client-secret"});
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(4).anyMatch(line -> line.contains("sgs_"));
    }

    private static List<String> printed(RandomValues random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ClientSecretCommand.run(random, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("client-secret: "))
                .map(line -> line.substring("client-secret: ".length()).replace("\"", ""))
                .toList();
    }
}
