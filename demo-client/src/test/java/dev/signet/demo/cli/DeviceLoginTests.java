package dev.signet.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 8628: how the command line asks, and when it stops asking. */
class DeviceLoginTests {

    @TempDir
    Path home;

    private final Provider provider;

    DeviceLoginTests() throws IOException, JOSEException {
        provider = new Provider();
        codes(Map.of("interval", 3));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void printsAddressAndCodeAndKeepsWhatItGets() {
        provider.error("/token", "authorization_pending").tokens("1");
        Terminal terminal = new Terminal(home);

        int code = login(terminal);

        assertThat(code).as(terminal.err()).isZero();
        assertThat(terminal.err()).contains("https://example.org/device").contains("WDJB-MJHT");
        assertThat(terminal.out())
                .isEqualTo("Signed in as alice at " + provider.issuer() + "." + System.lineSeparator());
        assertThat(terminal.rests).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
        assertThat(terminal.kept()).contains("refresh-1");
        assertThat(terminal.out() + terminal.err()).doesNotContain("access-1", "refresh-1", "dc-1");
    }

    @Test
    void asksEveryFiveSecondsWhereTheServerDoesNotSay() {
        codes(Map.of());
        provider.tokens("1");
        Terminal terminal = new Terminal(home);

        login(terminal);

        assertThat(terminal.rests).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void slowDownAddsFiveSecondsForGood() {
        provider.error("/token", "slow_down")
                .error("/token", "authorization_pending")
                .tokens("1");
        Terminal terminal = new Terminal(home);

        login(terminal);

        assertThat(terminal.rests).extracting(Duration::toSeconds).containsExactly(3L, 8L, 8L);
    }

    @Test
    void silentServerIsAskedLessAndLessOften() {
        provider.answer("/token", 0, Map.of()).answer("/token", 503, Map.of()).tokens("1");
        Terminal terminal = new Terminal(home);

        int code = login(terminal);

        assertThat(code).as(terminal.err()).isZero();
        // The JDK's client asks once more by itself where a connection was closed on it, hence no exact list.
        assertThat(terminal.rests.get(terminal.rests.size() - 1)).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void deniedIsTheEnd() {
        provider.error("/token", "access_denied");
        Terminal terminal = new Terminal(home);

        assertThat(login(terminal)).isEqualTo(1);
        assertThat(terminal.err()).contains("You said no");
        assertThat(terminal.file()).doesNotExist();
    }

    @Test
    void expiredIsTheEnd() {
        provider.error("/token", "expired_token");
        Terminal terminal = new Terminal(home);

        assertThat(login(terminal)).isEqualTo(1);
        assertThat(terminal.err()).contains("The code has run out");
    }

    @Test
    void asksNoLongerThanTheCodeLives() {
        provider.error("/token", "authorization_pending");
        Terminal terminal = new Terminal(home);

        assertThat(login(terminal)).isEqualTo(1);
        assertThat(terminal.err()).contains("The code has run out");
        assertThat(terminal.rests).as("600 s, every 3 s").hasSize(200);
    }

    @Test
    void serverWithoutTheGrantIsNamed() {
        provider.metadata.remove("device_authorization_endpoint");
        Terminal terminal = new Terminal(home);

        assertThat(login(terminal)).isEqualTo(1);
        assertThat(terminal.err())
                .contains("has no device_authorization_endpoint")
                .contains("without --device");
    }

    @Test
    void whatTheServerWritesDoesNotMoveTheCursor() {
        codes(Map.of("user_code", "\u001b[2J\u202eWDJB"));
        provider.tokens("1");
        Terminal terminal = new Terminal(home);

        login(terminal);

        assertThat(terminal.err()).doesNotContain("\u001b", "\u202e").contains("[2J WDJB");
    }

    private int login(Terminal terminal) {
        return terminal.run("login", "--device", "--issuer", provider.issuer());
    }

    private void codes(Map<String, Object> more) {
        Map<String, Object> codes = new HashMap<>(Map.of(
                "device_code", "dc-1",
                "user_code", "WDJB-MJHT",
                "verification_uri", "https://example.org/device",
                "expires_in", 600));
        codes.putAll(more);
        provider.replace("/device_authorization", codes);
    }
}
