package dev.signet.auth.revoke;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.DatabaseDump;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Registered;
import dev.signet.auth.testing.Registrar;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that nobody configured and nobody uses go, and leave nothing behind. */
@Tag("database")
class RegistrationEndsTests {

    private static final int ALL = 1_000;
    private static final RunningServer SERVER = RunningServer.startWith(
            Map.of("signet.registration.policy", "open", "signet.registration.unused-for", "30d"));

    private final OAuth oauth = SERVER.oauth();
    private final RegistrationEnds ends = SERVER.bean(RegistrationEnds.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void oneThatNobodyUsedEndsAndIsDeletedLater() throws SQLException {
        Registered unused = Registrar.at(oauth).register();
        Registered used = Registrar.at(oauth).register();
        lastUsed(unused, Duration.ofDays(31));
        lastUsed(used, Duration.ofDays(29));

        ends.endUnused(ALL);

        assertThat(unused.read()).isRefused(401, "invalid_token");
        assertThat(oauth.authorize(unused.client()).send()).isErrorPage("invalid_request");
        assertThat(used.read()).hasStatus(200);

        ends.deleteEnded(Duration.ofSeconds(-1), ALL);

        assertThat(rows("client_registration", unused)).isZero();
        assertThat(rows("client_secret", unused)).isZero();
        assertThat(rows("client", unused)).isZero();
        assertThat(rows("client", used)).isOne();
    }

    @Test
    void nothingIsLeftOfOneThatSaidHowItIsAnswered() throws SQLException {
        Registered registered = Registrar.at(oauth)
                .with("subject_type", "pairwise")
                .with("userinfo_signed_response_alg", "ES256")
                .register();
        assertThat(rows("client_response", registered)).isOne();

        assertThat(registered.delete()).hasStatus(204);
        ends.deleteEnded(Duration.ofSeconds(-1), ALL);

        for (String table : List.of("client_registration", "client_response", "client_secret", "client")) {
            assertThat(rows(table, registered)).as(table).isZero();
        }
    }

    @Test
    void oneThatObtainsTokensIsUsed() throws SQLException {
        Registered registered = Registrar.at(oauth).register();
        lastUsed(registered, Duration.ofDays(31));
        Tokens tokens =
                oauth.authorize(registered.client()).as("alice").consent().exchange();

        ends.endUnused(ALL);

        assertThat(tokens.accessTokenIsActive()).isTrue();
        assertThat(registered.read()).hasStatus(200);
    }

    @Test
    void oneThatIsStillNamedStaysUntilItIsNot() throws SQLException {
        Registered registered = Registrar.at(oauth).register();
        Tokens tokens = oauth.authorize(registered.client()).as("bob").consent().exchange();

        assertThat(registered.delete()).hasStatus(204);
        ends.deleteEnded(Duration.ofSeconds(-1), ALL);

        assertThat(tokens.accessTokenIsActive()).isFalse();
        assertThat(rows("client", registered)).isOne();
        assertThat(DatabaseDump.of(SERVER.database()).find(registered.token())).isEmpty();
    }

    private static void lastUsed(Registered registered, Duration ago) throws SQLException {
        try (Connection connection = SERVER.database().connect();
                PreparedStatement update =
                        connection.prepareStatement("update client_registration set used_at = ? where client_id = ?")) {
            update.setTimestamp(1, Timestamp.from(Instant.now().minus(ago)));
            update.setString(2, registered.id());
            update.executeUpdate();
        }
    }

    private static int rows(String table, Registered registered) throws SQLException {
        try (Connection connection = SERVER.database().connect();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from " + table + " where client_id = ?")) {
            select.setString(1, registered.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
