package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.doomed;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestDatabase;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of tokens, codes and sessions when the person or the client behind them is gone. */
@Tag("session")
@SignetTest
class EndedAccessTests {

    private final OAuth oauth;
    private final People people;
    private final TestDatabase database;

    EndedAccessTests(OAuth oauth, People people, TestDatabase database) {
        this.oauth = oauth;
        this.people = people;
        this.database = database;
    }

    /** D4: out of the box, a refresh token works on after its user was deleted. */
    @Nested
    @DisplayName("The person is gone")
    class ThePersonIsGone {

        private final TestUser user = people.newcomer();
        private final Browser browser = oauth.browser().login(user);
        private final Tokens tokens =
                oauth.authorize(aClient()).in(browser).silently().exchange();
        private final AuthorizationResponse unused =
                oauth.authorize(aClient()).in(browser).silently().response();

        @Test
        void disabledPersonHasNothingLeft() {
            people.disable(user);

            assertThat(oauth.introspect(ordersApi(), tokens.accessToken())).saysInactiveAndNothingElse();
            assertNothingIsLeft();
        }

        @Test
        void personWhoIsDeletedAfterwardsHasNothingLeft() throws SQLException {
            people.disable(user);
            delete(user);

            assertThat(oauth.introspect(ordersApi(), tokens.accessToken())).saysInactiveAndNothingElse();
            assertNothingIsLeft();
        }

        /** A row that is deleted past the server flips nothing: what an API was told of the token lasts until it expires. */
        @Test
        void personWhoIsDeletedPastTheServerObtainsNothingMore() throws SQLException {
            delete(user);

            assertNothingIsLeft();
        }

        private void assertNothingIsLeft() {
            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
            assertThat(unused.tokenRequest().send()).isRefused(400, "invalid_grant");
            assertThat(oauth.introspect(ordersApi(), tokens.refreshToken())).saysInactiveAndNothingElse();
            assertThat(tokens.userinfo()).hasStatus(401);
            assertThat(oauth.revoke(aClient(), tokens.refreshToken())).hasStatus(200);
            Answer silent = oauth.authorize(aClient())
                    .in(browser)
                    .with("prompt", "none")
                    .send();
            assertThat(silent.locationParameters().find("error")).contains("login_required");
        }

        private void delete(TestUser gone) throws SQLException {
            try (Connection connection = database.connect();
                    PreparedStatement statement =
                            connection.prepareStatement("delete from user_account where id = ?")) {
                statement.setObject(1, UUID.fromString(gone.id()));
                assertThat(statement.executeUpdate()).isEqualTo(1);
            }
        }
    }

    /** D12: out of the box, introspecting a token whose client is gone is a server error. */
    @Nested
    @DisplayName("The client is gone")
    class TheClientIsGone {

        @Test
        void disabledClientHasNothingLeftAndBreaksNothing() {
            Tokens tokens = oauth.authorize(doomed()).as("alice").exchange();
            Tokens own = oauth.clientCredentials(doomed());
            AuthorizationResponse unused = oauth.authorize(doomed()).as("alice").response();

            people.disable(doomed());

            assertThat(oauth.introspect(ordersApi(), tokens.accessToken())).saysInactiveAndNothingElse();
            assertThat(oauth.introspect(ordersApi(), tokens.refreshToken())).saysInactiveAndNothingElse();
            assertThat(oauth.introspect(ordersApi(), own.accessToken())).saysInactiveAndNothingElse();
            assertThat(tokens.userinfo()).hasStatus(401);
            assertThat(tokens.refresh()).isRefused(401, "invalid_client");
            assertThat(unused.tokenRequest().send()).isRefused(401, "invalid_client");
            assertThat(oauth.clientCredentials(doomed())).isRefused(401, "invalid_client");
            assertThat(oauth.introspect(doomed(), own.accessToken())).isRefused(401, "invalid_client");
            assertThat(oauth.revoke(ordersApi(), tokens.refreshToken())).hasStatus(200);
            assertThat(oauth.authorize(doomed()).send()).isErrorPage("invalid_request");
        }
    }
}
