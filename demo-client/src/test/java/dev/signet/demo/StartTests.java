package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.demo.settings.UnusableSettingException;
import dev.signet.demo.testing.Browser;
import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoApp;
import dev.signet.demo.testing.SignetStub;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;

class StartTests {

    @Test
    void appStartsWithoutTheServerAndFindsItLater() throws IOException {
        int port = DemoApp.freePort();
        try (DemoApp app = DemoApp.start("http://localhost:" + port)) {
            Browser browser = app.browser();

            Page welcome = browser.get("/");
            Page tried = browser.signIn();

            assertThat(welcome.has("sign-in")).isTrue();
            assertThat(tried.notice()).isEqualTo("SERVER_SILENT");
            assertThat(tried.has("sign-in")).isTrue();
            try (SignetStub late = new SignetStub(port)) {
                assertThat(late.issuer()).endsWith(":" + port);
                assertThat(browser.signIn().hook("who")).isEqualTo("alice");
            }
        }
    }

    @Test
    void metadataThatNamesAnotherIssuerIsNotUsed() throws IOException {
        try (SignetStub stub = new SignetStub(0);
                DemoApp app = DemoApp.start(stub.issuer().replace("localhost", "127.0.0.1"))) {

            Page page = app.browser().signIn();

            assertThat(page.notice()).isEqualTo("WRONG_ISSUER");
        }
    }

    @Test
    void healthIsServedOnItsOwnPortAndNotByTheApp() {
        try (DemoApp app = DemoApp.start("http://localhost:" + DemoApp.freePort())) {
            Browser operations = new Browser("http://localhost:" + app.managementPort());

            assertThat(operations.get("/actuator/health/readiness").html()).contains("UP");
            assertThat(operations.get("/actuator/prometheus").status()).isEqualTo(200);
            assertThat(operations.get("/actuator/env").status()).isNotEqualTo(200);
            assertThat(app.browser().get("/actuator/health").html()).doesNotContain("UP");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--demo.issuer=nowhere                   | demo.issuer is not an http or https address",
                "--demo.issuer=http://localhost:9000/    | demo.issuer is not an http or https address",
                "--demo.client.scopes=profile            | demo.client.scopes lacks openid",
                "--demo.client.secret=                   | demo.client.secret is",
                "--demo.app.theme=plum                   | demo.app.theme names no colours",
                "--demo.refresh-before-expiry=-1s        | demo.refresh-before-expiry is negative",
                "--spring.profiles.active=none           | demo.app is not set: start with --spring.profiles.active=orchard",
            })
    void settingThatCannotWorkStopsTheStartWithASentence(String argument, String sentence) {
        String profile = argument.contains("profiles") ? argument : "--spring.profiles.active=orchard";
        String[] arguments = {profile, argument, "--server.port=0", "--management.server.port=0"};

        assertThatThrownBy(() -> SpringApplication.run(DemoClientApplication.class, arguments)
                        .close())
                .hasRootCauseInstanceOf(UnusableSettingException.class)
                .rootCause()
                .hasMessageContaining(sentence);
    }
}
