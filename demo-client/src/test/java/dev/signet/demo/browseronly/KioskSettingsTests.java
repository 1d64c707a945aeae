package dev.signet.demo.browseronly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app in the browser alone is told when it starts. */
class KioskSettingsTests {

    @Test
    void lineComesBeforeEnvironmentAndThatBeforeTheDemo() {
        Settings settings = Settings.read(
                new String[] {"--demo.issuer=https://login.example.com/realms/one"},
                Map.of("DEMO_ISSUER", "https://other.example.com", "DEMO_CLIENT_ID", "page"));

        assertThat(settings.issuer()).hasToString("https://login.example.com/realms/one");
        assertThat(settings.clientId()).isEqualTo("page");
        assertThat(settings.api()).hasToString("http://localhost:9001");
    }

    @Test
    void scriptsMaySpeakToIssuerApiAndWhatElseIsNamed() {
        Settings settings = Settings.read(
                new String[] {
                    "--demo.issuer=https://login.example.com/realms/one", "--demo.connect=https://token.example.com"
                },
                Map.of());

        assertThat(settings.destinations())
                .containsExactly("https://login.example.com", "http://localhost:9001", "https://token.example.com");
    }

    /** An address stands in a header as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example.com",
                "ftp://login.example.com",
                "https://login.example.com; script-src *",
                "https://login.example.com\r\nSet-Cookie: a=b",
                "https://login.example.com *",
                "https://user@login.example.com",
                ""
            })
    void whatIsNoAddressStopsTheStart(String issuer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(new String[] {"--demo.issuer=" + issuer}, Map.of()))
                .withMessageContaining("demo.issuer is no http or https address");
    }
}
