package dev.signet.auth.protocol;

import static dev.signet.auth.testing.Clients.harbor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A limit of sessions per person, and what people are told about it. */
@Tag("database")
@Tag("session")
class SessionLimitTests {

    @Nested
    @DisplayName("The oldest gives way: one device at a time")
    class EndOldest {

        @Test
        void theOtherDeviceIsSignedOutAndToldWhy() {
            try (RunningServer server = RunningServer.startWith(Map.of("signet.session.per-user", "1"))) {
                Browser phone = server.oauth().browser();
                Tokens tokens =
                        server.oauth().authorize(harbor()).in(phone).as("alice").exchange();
                Browser laptop = server.oauth().browser();
                assertThat(laptop.get("/login").page().has("session-limit")).isTrue();

                laptop.login(TestUser.alice());

                assertThat(server.oauth().signedIn(laptop)).isTrue();
                assertThat(server.oauth().signedIn(phone)).isFalse();
                assertThat(tokens.accessTokenIsActive()).isFalse();
                assertThat(tokens.refreshRequest().send().error()).contains("invalid_grant");
                assertThat(phone.get("/login").page().has("session-ended")).isTrue();
            }
        }

        @Test
        void ofManyLoginsAtOnceAsManyStayAsMay() {
            try (RunningServer server = RunningServer.startWith(Map.of("signet.session.per-user", "2"))) {
                List<Browser> browsers =
                        Race.run(8, () -> server.oauth().browser().login(TestUser.alice()));

                assertThat(browsers)
                        .filteredOn(browser -> server.oauth().signedIn(browser))
                        .hasSize(2);
            }
        }
    }

    @Nested
    @DisplayName("The new login is refused")
    class Refuse {

        @Test
        void itSaysSoAndLeavesTheOthersAlone() {
            try (RunningServer server = RunningServer.startWith(
                    Map.of("signet.session.per-user", "1", "signet.session.when-full", "refuse"))) {
                Browser phone = server.oauth().browser().login(TestUser.alice());
                Browser laptop = server.oauth().browser();

                Page page = laptop.follow(laptop.login(TestUser.alice(), laptop.get("/login")))
                        .page();

                assertThat(page.has("login-failure")).isTrue();
                assertThat(page.text()).contains("as many devices");
                assertThat(server.oauth().signedIn(laptop)).isFalse();
                assertThat(server.oauth().signedIn(phone)).isTrue();
                phone.submit(phone.get("/signed-out").page().pressing("sign-out"));
                assertThat(server.oauth().signedIn(laptop.login(TestUser.alice())))
                        .isTrue();
            }
        }

        @Test
        void ofManyLoginsAtOnceAsManySucceedAsMay() {
            try (RunningServer server = RunningServer.startWith(
                    Map.of("signet.session.per-user", "2", "signet.session.when-full", "refuse"))) {
                List<Browser> browsers = Race.run(8, () -> {
                    Browser browser = server.oauth().browser();
                    browser.login(TestUser.alice(), browser.get("/login"));
                    return browser;
                });

                assertThat(browsers)
                        .filteredOn(browser -> server.oauth().signedIn(browser))
                        .hasSize(2);
            }
        }
    }
}
