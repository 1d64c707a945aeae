package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.lodge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** OpenID Connect Core §11: what the user granted for their absence outlives the session, and nothing else does. */
@DisplayName("Core §11: offline access")
@SignetTest
class OfflineAccessTests {

    private final OAuth oauth;
    private final People people;
    private final TestUser user;
    private final Browser browser;

    OfflineAccessTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
        this.user = people.newcomer();
        this.browser = oauth.browser().login(user);
    }

    @Test
    void grantWithoutItEndsWithTheSession() {
        Tokens offline = tokens("openid offline_access");
        Tokens online = tokens("openid");

        signOut(offline);

        assertThat(online.accessTokenIsActive()).isFalse();
        assertThat(online.refresh()).isRefused(400, "invalid_grant");
    }

    @Test
    void scopeThatOnlyLooksLikeItDoesNotOutliveTheSession() {
        Tokens online = tokens("openid profile");

        signOut(online);

        assertThat(online.refresh()).isRefused(400, "invalid_grant");
    }

    @Test
    void grantWithItOutlivesTheSession() {
        Tokens offline = tokens("openid offline_access");

        signOut(offline);

        assertThat(offline.accessTokenIsActive()).isTrue();
        assertThat(offline.refresh().refresh().accessTokenIsActive()).isTrue();
    }

    @Test
    void itsAccessTokenNamesNoSession() {
        assertThat(tokens("openid offline_access").accessTokenClaims()).doesNotContainKey("sid");
        assertThat(tokens("openid").accessTokenClaims()).containsKey("sid");
    }

    @Test
    void narrowerRefreshLosesNothingOfIt() {
        Tokens offline = tokens("openid offline_access");
        assertThat(offline.refreshRequest().with("scope", "openid").send()).hasStatus(200);

        signOut(offline);

        assertThat(offline.refresh()).hasStatus(200);
    }

    @Test
    void disabledUserHasNothingLeftOfIt() {
        Tokens offline = tokens("openid offline_access");

        people.disable(user);

        assertThat(offline.accessTokenIsActive()).isFalse();
        assertThat(offline.refresh()).isRefused(400, "invalid_grant");
    }

    @Test
    void clientCanGiveItBack() {
        Tokens offline = tokens("openid offline_access");

        oauth.revoke(lodge(), offline.refreshToken());

        assertThat(offline.refresh()).isRefused(400, "invalid_grant");
    }

    private Tokens tokens(String scope) {
        return oauth.authorize(lodge()).scope(scope).in(browser).silently().exchange();
    }

    private void signOut(Tokens hint) {
        assertThat(browser.get("/connect/logout?id_token_hint=" + hint.idToken()))
                .hasStatus(302);
    }
}
