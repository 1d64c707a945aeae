package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.harbor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has to deal with a theft learns from the trail whose token it was and where both uses of it came from. */
@SignetTest
class TheftTrailTests {

    private final OAuth oauth;
    private final TestUser user;
    private final JdbcClient database;

    TheftTrailTests(OAuth oauth, People people, JdbcClient database) {
        this.oauth = oauth;
        this.user = people.newcomer();
        this.database = database;
    }

    @Test
    void reusedRefreshTokenNamesBothParties() {
        Tokens first = oauth.authorize(harbor()).as(user).exchange();
        assertThat(first.refreshRequest().userAgent("Harbor/1.0").send()).hasStatus(200);

        assertThat(first.refreshRequest().userAgent("Thief/6.6").send()).isRefused(400, "invalid_grant");

        assertThat(entry("REFRESH_TOKEN_REUSED"))
                .containsEntry("client_id", harbor().id())
                .containsEntry("address", "127.0.0.1")
                .containsEntry("user_agent", "Thief/6.6")
                .containsEntry("earlier_address", "127.0.0.1")
                .containsEntry("earlier_user_agent", "Harbor/1.0");
    }

    @Test
    void reusedCodeNamesBothParties() {
        AuthorizationResponse response = oauth.authorize(harbor()).as(user).response();
        assertThat(response.tokenRequest().userAgent("Harbor/1.0").send()).hasStatus(200);

        assertThat(response.tokenRequest().userAgent("Thief/6.6").send()).isRefused(400, "invalid_grant");

        assertThat(entry("CODE_REUSED"))
                .containsEntry("user_agent", "Thief/6.6")
                .containsEntry("earlier_user_agent", "Harbor/1.0");
    }

    @Test
    void userAgentIsKeptAsPlainTextOfLimitedLength() {
        Tokens first = oauth.authorize(harbor()).as(user).exchange();
        assertThat(first.refreshRequest()
                        .userAgent("a\u00e9b" + "c".repeat(500))
                        .send())
                .hasStatus(200);

        assertThat(first.refresh()).isRefused(400, "invalid_grant");

        assertThat((String) entry("REFRESH_TOKEN_REUSED").get("earlier_user_agent"))
                .matches("a[\\x20-\\x7e]+c")
                .hasSize(200);
    }

    private Map<String, Object> entry(String event) {
        return database.sql("select * from audit_entry where user_id = cast(? as uuid) and event = ?")
                .params(user.id(), event)
                .query()
                .singleRow();
    }
}
