package dev.signet.auth.admin.api;

import static dev.signet.auth.testing.Clients.console;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.stray;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** RFC 6750 at the administration API: which tokens open it, and what the others are told. */
@SignetTest
class AdminTokenTests {

    private final OAuth oauth;
    private final MutableClock clock;
    private final JdbcClient jdbc;
    private final TestUser person;

    AdminTokenTests(OAuth oauth, MutableClock clock, JdbcClient jdbc, People people) {
        this.oauth = oauth;
        this.clock = clock;
        this.jdbc = jdbc;
        this.person = people.newcomer();
    }

    @Test
    void withoutATokenOnlyTheSchemeIsTold() {
        Answer answer = new ApiClient(oauth, null).get("/users");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void cookieOfAnAdministratorOpensNothing() {
        Browser browser = oauth.browser().login(TestUser.admin());

        assertThat(browser.get("/admin/api/users").status()).isEqualTo(401);
    }

    @Test
    void tokenForAnotherApiIsRefused() {
        refused(oauth.clientCredentials(stray()).accessToken());
    }

    @Test
    void tokenOfAnyOtherClientIsRefused() {
        refused(oauth.clientCredentials(machine()).accessToken());
    }

    @Test
    void idTokenIsRefused() {
        refused(administrators().idToken());
    }

    @Test
    void whatIsNoTokenIsRefused() {
        refused("no.token.at-all");
        refused("sga_" + "x".repeat(43));
    }

    @Test
    void revokedTokenIsRefused() {
        String token = oauth.clientCredentials(console()).accessToken();
        assertThat(users(token).status()).isEqualTo(200);

        oauth.revoke(console(), token);

        refused(token);
    }

    @Test
    void expiredTokenIsRefused() {
        String token = oauth.clientCredentials(console()).accessToken();

        clock.advance(Duration.ofMinutes(6));

        refused(token);
    }

    @Test
    void tokenInTheAddressOrInAFormIsNotRead() {
        String token = oauth.clientCredentials(console()).accessToken();

        assertThat(oauth.get("/admin/api/users?access_token=" + token).status()).isEqualTo(401);
        assertThat(oauth.post("/admin/api/users", "application/x-www-form-urlencoded", "access_token=" + token)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "signet:users:read, GET, /users, 200",
        "signet:users:read, GET, /sessions, 403",
        "signet:users:read, POST, /users/{id}/disable, 403",
        "signet:users:read, DELETE, /users/{id}, 403",
        "signet:users:read, DELETE, /users/{id}/sessions, 403",
        "signet:users:read, GET, /users/{id}/grants, 403",
        "signet:users:write, GET, /users, 403",
        "signet:users:write, POST, /users/{id}/enable, 200",
        "signet:users:write, DELETE, /users/{id}/sessions, 204",
        "signet:sessions:read, GET, /sessions, 200",
        "signet:sessions:read, DELETE, /users/{id}/sessions, 403",
        "signet:sessions:write, DELETE, /users/{id}/sessions, 204",
        "signet:sessions:write, GET, /sessions, 403",
        "signet:grants:read, GET, /users/{id}/grants, 200",
        "signet:grants:read, DELETE, /users/{id}/clients/harbor, 403",
        "signet:grants:write, DELETE, /users/{id}/clients/harbor, 204",
        "signet:grants:write, GET, /users/{id}/grants, 403"
    })
    void tokenReachesAsFarAsItsScopes(String scope, String method, String path, int status) {
        String token = new Tokens(
                        oauth,
                        console(),
                        oauth.token(console(), "client_credentials")
                                .with("scope", scope)
                                .send())
                .accessToken();

        Answer answer = call(token, method, path.replace("{id}", person.id()));

        assertThat(answer.status()).as(answer::toString).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.header("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer error=\"insufficient_scope\"")
                    .containsPattern("scope=\"signet:\\w+:\\w+\"");
        }
    }

    @Test
    void administratorsTokenOpensItAndNobodyElses() {
        assertThat(users(administrators().accessToken()).status()).isEqualTo(200);
        Tokens ofSomebody = oauth.authorize(console()).as(person).exchange();

        Answer answer = users(ofSomebody.accessToken());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer error=\"insufficient_scope\"");
    }

    @Test
    void whoIsNoAdministratorAnyMoreIsRefusedAtOnce() {
        administrator(true);
        String token = oauth.authorize(console()).as(person).exchange().accessToken();
        assertThat(users(token).status()).isEqualTo(200);

        administrator(false);

        assertThat(users(token).status()).isEqualTo(403);
    }

    @Test
    void administratorsTokenEndsWithTheSession() {
        administrator(true);
        Browser browser = oauth.browser();
        String token =
                oauth.authorize(console()).in(browser).as(person).exchange().accessToken();
        administrator(false);
        administrator(true);

        browser.submit(browser.get("/account").page().pressing("sign-out"));

        refused(token);
        administrator(false);
    }

    @Test
    void whatIsNotThereIsNotThereForAdministratorsEither() {
        String token = oauth.clientCredentials(console()).accessToken();

        Answer nothing = raw(token, "GET", "/nothing");
        assertThat(nothing.status()).as(nothing::toString).isEqualTo(404);
        assertThat(raw(token, "PUT", "/users").status()).isEqualTo(405);
        assertThat(raw(null, "GET", "/nothing").status()).isEqualTo(401);
    }

    private void refused(String token) {
        Answer answer = users(token);
        assertThat(answer.status()).as(answer::toString).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElse(""))
                .startsWith("Bearer error=\"invalid_token\"")
                .doesNotContain(token);
        assertThat(answer.body()).isEmpty();
    }

    private Tokens administrators() {
        return oauth.authorize(console()).as("admin").exchange();
    }

    private void administrator(boolean administrator) {
        jdbc.sql("update user_account set administrator = ? where id = ?")
                .params(administrator, java.util.UUID.fromString(person.id()))
                .update();
    }

    private Answer users(String token) {
        return call(token, "GET", "/users");
    }

    private Answer call(String token, String method, String path) {
        ApiClient api = new ApiClient(oauth, token);
        return switch (method) {
            case "GET" -> api.get(path);
            case "POST" -> api.post(path);
            default -> api.delete(path);
        };
    }

    private Answer raw(@Nullable String token, String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(oauth.uri("/admin/api" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return oauth.send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }
}
