package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A restart of the server on the same database: nobody notices. */
@Tag("database")
@Tag("session")
class RestartTests {

    @Test
    void everythingThatWasGoodIsStillGood() {
        try (RunningServer server = RunningServer.start()) {
            OAuth oauth = server.oauth();
            Browser browser = oauth.browser().login(TestUser.alice());
            Tokens tokens =
                    oauth.authorize(orchard()).in(browser).silently().consent().exchange();
            AuthorizationResponse unused =
                    oauth.authorize(aClient()).in(browser).silently().response();
            Map<String, Object> keys = oauth.get("/oauth2/jwks").json();

            server.restart();

            assertThat(oauth.get("/oauth2/jwks").json()).isEqualTo(keys);
            assertThat(tokens.accessTokenIsActive()).isTrue();
            assertThat(tokens.userinfo()).hasStatus(200);
            assertThat(tokens.refresh()).hasStatus(200);
            assertThat(unused.exchange()).hasStatus(200);
            assertThat(oauth.authorize(orchard()).in(browser).silently().exchange())
                    .as("session and consent")
                    .hasStatus(200);
        }
    }

    @Test
    void whatHadEndedIsStillEnded() {
        try (RunningServer server = RunningServer.start()) {
            OAuth oauth = server.oauth();
            Tokens revoked = oauth.authorize(aClient()).as("alice").exchange();
            oauth.revoke(aClient(), revoked.accessToken());
            AuthorizationResponse spent = oauth.authorize(aClient()).as("alice").response();
            Tokens rotated = spent.exchange();
            Tokens successor = rotated.refresh();

            server.restart();

            assertThat(revoked.accessTokenIsActive()).isFalse();
            assertThat(rotated.refresh()).isRefused(400, "invalid_grant");
            assertThat(successor.refresh()).isRefused(400, "invalid_grant");
            assertThat(spent.tokenRequest().send()).isRefused(400, "invalid_grant");
        }
    }

    @Test
    void consentThatWasAskedBeforeCanBeAnsweredAfter() {
        try (RunningServer server = RunningServer.start()) {
            OAuth oauth = server.oauth();
            var asked = oauth.authorize(orchard()).as("bob");

            server.restart();

            assertThat(asked.consent().exchange()).hasStatus(200);
        }
    }
}
