package dev.signet.auth.protocol;

import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.DatabaseDump;
import dev.signet.auth.testing.Device;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Seen;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestDatabase;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nothing that opens a door is stored: whoever has a copy of the database gets in nowhere. */
@SignetTest
class DataAtRestTests {

    private final OAuth oauth;
    private final People people;
    private final TestDatabase database;

    DataAtRestTests(OAuth oauth, People people, TestDatabase database) {
        this.oauth = oauth;
        this.people = people;
        this.database = database;
    }

    @Nested
    @DisplayName("A stolen copy of the database")
    class AStolenCopy {

        @Test
        void holdsNothingThatAClientOrABrowserEverHeld() {
            everythingHappens();

            DatabaseDump dump = DatabaseDump.of(database);

            Map<String, String> found = dump.findAll(Seen.all());
            // A client may send one along as a hint; it stays with the request that waits. An ID token opens nothing.
            found.remove("id_token", "spring_session_attributes.attribute_bytes");
            assertThat(Seen.all().values())
                    .as("kinds of secrets that were looked for")
                    .contains(
                            "access_token",
                            "refresh_token",
                            "id_token",
                            "authorization code",
                            "code verifier",
                            "device_code",
                            "user_code",
                            "client secret",
                            "password",
                            "session cookie");
            assertThat(found).isEmpty();
        }

        @Test
        void holdsNoPrivateKey() {
            DatabaseDump dump = DatabaseDump.of(database);

            assertThat(dump.find("\"d\":")).isEmpty();
            assertThat(dump.find("\"k\":")).isEmpty();
            assertThat(dump.find("PRIVATE KEY")).isEmpty();
        }

        @Test
        void whatStandsForASessionOpensNoSession() throws SQLException {
            Browser browser = oauth.browser().login(people.newcomer());
            String name = browser.sessionCookie().name();

            try (Connection connection = database.connect();
                    PreparedStatement sessions =
                            connection.prepareStatement("select session_id, primary_id from spring_session");
                    var row = sessions.executeQuery()) {
                int rows = 0;
                while (row.next()) {
                    rows++;
                    assertThat(oauth.signedIn(
                                    oauth.browser().plant(name, row.getString(1).strip())))
                            .isFalse();
                    assertThat(oauth.signedIn(
                                    oauth.browser().plant(name, row.getString(2).strip())))
                            .isFalse();
                    if (rows == 20) {
                        break;
                    }
                }
                assertThat(rows).isPositive();
            }
        }

        private void everythingHappens() {
            TestUser user = people.newcomer();
            Browser browser = oauth.browser();
            Tokens tokens =
                    oauth.authorize(orchard()).in(browser).as(user).consent().exchange();
            tokens.refresh().refresh();
            oauth.authorize(cli()).in(browser).silently().exchange().refresh();
            oauth.authorize(lodge()).in(browser).silently().response();
            oauth.authorize(orchard()).scope("openid orders:write").as(people.newcomer());
            Device device = oauth.device(cli());
            browser.get(device.completeUri());
            device.enteredIn(browser).allow();
            device.tokens().refresh();
            Browser elsewhere = oauth.browser();
            elsewhere.follow(elsewhere.get(oauth.device(cli()).completeUri()));
            oauth.revoke(machine(), oauth.clientCredentials(machine()).accessToken());
        }
    }

    /** That the search would find what stands there: without this, the tests above could not fail. */
    @Nested
    @DisplayName("The search itself")
    class TheSearchItself {

        @Test
        void findsTextAndBytes() throws NoSuchAlgorithmException {
            TestUser user = people.newcomer();
            AuthorizationResponse response = oauth.authorize(aClient()).as(user).response();

            DatabaseDump dump = DatabaseDump.of(database);

            assertThat(dump.find(user.username())).isPresent();
            assertThat(dump.find(digest(response.code()))).contains("access_grant.handle");
            assertThat(dump.findAll(Map.of(user.username(), "name", digest(response.code()), "digest")))
                    .containsEntry("digest", "access_grant.handle")
                    .containsKey("name");
        }

        @Test
        void findsWhatIsKeptInAnotherEncoding() {
            TestUser user = people.newcomer();
            String encoded = Base64URL.encode(user.id()).toString();

            assertThat(DatabaseDump.of(database).find(user.id())).isPresent();
            assertThat(DatabaseDump.of(database).find(encoded))
                    .as("what decodes to something that stands there")
                    .isPresent();
        }

        @Test
        void readsEveryTableThatHoldsSomething() {
            oauth.authorize(orchard()).as(people.newcomer()).consent().exchange();

            assertThat(DatabaseDump.of(database).columns())
                    .contains(
                            "user_account.username",
                            "user_password.hash",
                            "client_secret.hash",
                            "spring_session.session_id",
                            "spring_session_attributes.attribute_bytes",
                            "access_grant.handle",
                            "consent.scopes",
                            "crypto_key.sealed",
                            "audit_entry.detail");
        }

        private String digest(String code) throws NoSuchAlgorithmException {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        }
    }
}
