package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.orchard;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.DatabaseDump;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A thief has a copy of the whole database and tries every value of every column, and what can be made of it, at every door.
 * While they do, the people whose data it is go on as before.
 */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StolenDatabaseTests {

    private static final int FEWEST = 300;

    private RunningServer server;
    private OAuth oauth;
    private Browser victim;
    private Tokens tokens;
    private AuthorizationResponse unredeemed;
    private Set<String> loot;

    @BeforeAll
    void everythingIsInUseWhenTheCopyIsTaken() {
        server = RunningServer.start();
        oauth = server.oauth();
        victim = oauth.browser().login(TestUser.alice());
        tokens = oauth.authorize(orchard()).in(victim).silently().consent().exchange();
        unredeemed = oauth.authorize(aClient()).in(victim).silently().response();
        oauth.authorize(orchard()).scope("openid orders:write").as("bob");
        oauth.revoke(machine(), oauth.clientCredentials(machine()).accessToken());
        loot = DatabaseDump.of(server.database()).presentable();
        assertThat(loot).hasSizeGreaterThan(FEWEST);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void nothingInItIsARefreshToken() {
        assertThat(loot)
                .allSatisfy(value -> assertThat(oauth.refresh(orchard(), value)).isRefused(400, "invalid_grant"));
        assertThat(tokens.refresh()).hasStatus(200);
    }

    @Test
    void nothingInItIsAnAccessToken() {
        assertThat(loot).allSatisfy(value -> {
            assertThat(oauth.userinfo(value)).hasStatus(401);
            assertThat(oauth.introspect(ordersApi(), value)).saysInactiveAndNothingElse();
        });
        assertThat(tokens.accessTokenIsActive()).isTrue();
    }

    @Test
    void nothingInItIsACode() {
        assertThat(loot)
                .allSatisfy(value -> assertThat(unredeemed
                                .tokenRequest()
                                .without("code")
                                .with("code", value)
                                .send())
                        .isRefused(400, "invalid_grant"));
        assertThat(unredeemed.exchange()).hasStatus(200);
    }

    @Test
    void nothingInItIsAClientSecret() {
        assertThat(oauth.clientCredentials(machine())).hasStatus(200);

        assertThat(loot)
                .allSatisfy(value -> assertThat(oauth.token(machine().withSecret(value), "client_credentials")
                                .send())
                        .isRefused(401, "invalid_client"));
        assertThat(oauth.clientCredentials(machine())).hasStatus(200);
    }

    @Test
    void nothingInItIsACookie() {
        String name = victim.sessionCookie().name();

        assertThat(loot)
                .noneSatisfy(value -> assertThat(oauth.signedIn(oauth.browser().plant(name, value)))
                        .isTrue());
        assertThat(oauth.signedIn(victim)).isTrue();
    }
}
