package dev.signet.auth.admin.api;

import static dev.signet.auth.testing.Clients.console;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.lodge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import dev.signet.auth.user.NewUser;
import dev.signet.auth.user.Users;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a program does with the administration API. Every answer is held against the description on the way. */
@SignetTest
class AdminApiTests {

    private final OAuth oauth;
    private final Users users;
    private final JdbcClient jdbc;
    private final TestUser person;
    private final ApiClient api;

    AdminApiTests(OAuth oauth, Users users, JdbcClient jdbc, People people) {
        this.oauth = oauth;
        this.users = users;
        this.jdbc = jdbc;
        this.person = people.newcomer();
        this.api = new ApiClient(oauth, oauth.clientCredentials(console()).accessToken());
    }

    @Nested
    @DisplayName("Users")
    class UserOperations {

        @Test
        void oneIsReadByItsId() {
            assertThat(api.get("/users/" + person.id()).json())
                    .containsEntry("username", person.username())
                    .containsEntry("administrator", false)
                    .containsEntry("disabled_at", null)
                    .doesNotContainKey("password");
        }

        @Test
        void areFoundByHowNameOrAddressBegins() {
            String name = person.username();

            assertThat(found("?username=" + name.substring(0, 20).toUpperCase(java.util.Locale.ROOT)))
                    .containsExactly(name);
            assertThat(found("?email=" + name + "@EX")).containsExactly(name);
            assertThat(found("?username=" + name + "&email=somebody")).isEmpty();
        }

        @Test
        void patternsAreOnlyText() {
            assertThat(found("?username=%25&limit=5")).isEmpty();
            assertThat(found("?username=user_" + person.username().substring(5, 15)))
                    .isEmpty();
            assertThat(found("?username=%21")).isEmpty();
        }

        @Test
        void pagesHoldEveryoneOnce() {
            String group = "group" + UUID.randomUUID().toString().substring(0, 8);
            for (int i = 0; i < 7; i++) {
                String name = group + (i % 2 == 0 ? "-ß" : "_A") + i;
                assertThat(users.create(new NewUser(name, "Member", null, null, null, false, "x".repeat(12))))
                        .isPresent();
            }
            Set<Object> seen = new HashSet<>();
            int pages = 0;
            for (Answer page = api.get("/users?limit=3&username=" + group); page != null; page = api.next(page)) {
                ApiClient.items(page)
                        .forEach(user ->
                                assertThat(seen.add(user.get("username"))).isTrue());
                pages++;
            }

            assertThat(seen).hasSize(7);
            assertThat(pages).isEqualTo(3);
        }

        @Test
        void disablingShutsOutAndEnablingLetsInAgainWhileWhatEndedStaysEnded() {
            Browser browser = oauth.browser();
            Tokens tokens = oauth.authorize(lodge())
                    .in(browser)
                    .scope("openid offline_access")
                    .as(person)
                    .exchange();

            assertThat(api.post("/users/" + person.id() + "/disable").json().get("disabled_at"))
                    .isNotNull();
            assertThat(api.post("/users/" + person.id() + "/disable").status())
                    .as("again")
                    .isEqualTo(200);
            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(browser.get("/account").isRedirect()).isTrue();

            assertThat(api.post("/users/" + person.id() + "/enable").json()).containsEntry("disabled_at", null);

            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.refresh().answer().status()).isEqualTo(400);
            assertThat(oauth.browser().login(person)).isNotNull();
        }

        @Test
        void deletedOneIsGoneForItsOwnerAndCanBeBroughtBackHere() {
            Tokens tokens = oauth.authorize(harbor()).as(person).exchange();

            assertThat(api.delete("/users/" + person.id()).status()).isEqualTo(204);
            assertThat(api.delete("/users/" + person.id()).status()).as("again").isEqualTo(204);

            assertThat(api.get("/users/" + person.id()).json().get("erase_at")).isNotNull();
            assertThat(tokens.accessTokenIsActive()).isFalse();
            Browser browser = oauth.browser();
            Answer login = browser.follow(browser.login(person, browser.get("/login")));
            assertThat(login.page().has("login-failure"))
                    .as("not theirs to keep")
                    .isTrue();
            api.post("/users/" + person.id() + "/enable");
            assertThat(oauth.browser().login(person)).isNotNull();
        }

        @Test
        void historyTellsWhoDidIt() {
            oauth.browser().login(person);
            api.delete("/users/" + person.id() + "/sessions");

            List<Map<String, Object>> events = ApiClient.items(api.get("/users/" + person.id() + "/history?limit=200"));

            assertThat(events).extracting(event -> event.get("event")).contains("LOGIN_SUCCEEDED", "SESSION_ENDED");
            assertThat(events)
                    .filteredOn(event -> "ADMINISTRATOR_ACTED".equals(event.get("event")))
                    .extracting(event -> event.get("detail"))
                    .containsExactly("ends all sessions, by console");
            Answer first = api.get("/users/" + person.id() + "/history?limit=1");
            assertThat(ApiClient.items(api.next(first)).get(0).get("id"))
                    .isNotEqualTo(ApiClient.items(first).get(0).get("id"));
        }

        private List<Object> found(String query) {
            return ApiClient.items(api.get("/users" + query)).stream()
                    .map(user -> user.get("username"))
                    .toList();
        }
    }

    @Nested
    @DisplayName("Sessions and grants")
    class Ends {

        @Test
        void endingASessionSignsItOutAndIsTheSameTheSecondTime() {
            Browser browser = oauth.browser();
            Tokens tokens = oauth.authorize(harbor()).in(browser).as(person).exchange();
            Object sid = ApiClient.items(api.get("/users/" + person.id() + "/sessions"))
                    .get(0)
                    .get("sid");

            assertThat(api.delete("/sessions/" + sid).status()).isEqualTo(204);
            assertThat(api.delete("/sessions/" + sid).status()).isEqualTo(204);

            assertThat(browser.get("/account").isRedirect()).isTrue();
            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(ApiClient.items(api.get("/users/" + person.id() + "/sessions")))
                    .isEmpty();
        }

        @Test
        void endingAllSignsOutEverywhere() {
            Browser one = oauth.browser().login(person);
            Browser two = oauth.browser().login(person);

            assertThat(api.delete("/users/" + person.id() + "/sessions").status())
                    .isEqualTo(204);

            assertThat(one.get("/account").isRedirect()).isTrue();
            assertThat(two.get("/account").isRedirect()).isTrue();
        }

        @Test
        void sessionsOfEverybodyAreListedPageByPage() {
            oauth.browser().login(person);
            Answer first = api.get("/sessions?limit=1");
            Set<Object> seen = new HashSet<>();

            Answer page = first;
            for (int i = 0; page != null && i < 400; i++) {
                ApiClient.items(page)
                        .forEach(session ->
                                assertThat(seen.add(session.get("sid"))).isTrue());
                page = i == 0 ? api.next(page) : page.json().get("next") == null ? null : api.next(page);
            }

            assertThat(ApiClient.items(first)).hasSize(1);
            assertThat(seen).isNotEmpty();
        }

        @Test
        void endingAGrantEndsItsTokensAndNoOthers() {
            Browser browser = oauth.browser();
            Tokens ended = oauth.authorize(harbor()).in(browser).as(person).exchange();
            Tokens other = oauth.authorize(lodge()).in(browser).silently().exchange();
            Object id = ApiClient.items(api.get("/users/" + person.id() + "/grants")).stream()
                    .filter(grant -> "harbor".equals(grant.get("client_id")))
                    .findFirst()
                    .orElseThrow()
                    .get("id");

            assertThat(api.delete("/grants/" + id).status()).isEqualTo(204);
            assertThat(api.delete("/grants/" + id).status()).isEqualTo(204);

            assertThat(ended.accessTokenIsActive()).isFalse();
            assertThat(other.accessTokenIsActive()).isTrue();
        }

        @Test
        void endingTheAccessOfAnApplicationEndsAllOfIt() {
            Tokens offline = oauth.authorize(lodge())
                    .scope("openid offline_access")
                    .as(person)
                    .exchange();

            assertThat(api.delete("/users/" + person.id() + "/clients/lodge").status())
                    .isEqualTo(204);
            assertThat(api.delete("/users/" + person.id() + "/clients/lodge").status())
                    .isEqualTo(204);

            assertThat(offline.accessTokenIsActive()).isFalse();
            assertThat(ApiClient.items(api.get("/users/" + person.id() + "/grants")))
                    .isEmpty();
        }

        @Test
        void grantsAreListedPageByPage() {
            Browser browser = oauth.browser();
            oauth.authorize(harbor()).in(browser).as(person).exchange();
            oauth.authorize(lodge()).in(browser).silently().exchange();

            Answer first = api.get("/users/" + person.id() + "/grants?limit=1");
            Answer second = api.next(first);

            assertThat(ApiClient.items(first))
                    .extracting(grant -> grant.get("client_id"))
                    .containsExactly("lodge");
            assertThat(ApiClient.items(second))
                    .extracting(grant -> grant.get("client_id"))
                    .containsExactly("harbor");
            assertThat(second.json().get("next")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id", "%27%20or%201%3D1%20--"})
    void whatDoesNotExistIsUnknown(String id) {
        assertThat(api.get("/users/" + id).status()).isEqualTo(404);
        assertThat(api.get("/users/" + id + "/sessions").status()).isEqualTo(404);
        assertThat(api.get("/users/" + id + "/grants").status()).isEqualTo(404);
        assertThat(api.get("/users/" + id + "/history").status()).isEqualTo(404);
        assertThat(api.post("/users/" + id + "/disable").status()).isEqualTo(404);
        assertThat(api.delete("/users/" + id).status()).isEqualTo(404);
        assertThat(api.delete("/sessions/" + id).status()).isEqualTo(404);
        assertThat(api.delete("/grants/" + id).status()).isEqualTo(404);
        assertThat(api.delete("/users/" + person.id() + "/clients/" + id).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users?limit=0",
                "/users?limit=201",
                "/users?limit=-1",
                "/users?limit=many",
                "/users?after=!!",
                "/users?after=",
                "/users?after=AA",
                "/users?username=%00",
                "/sessions?limit=100000",
                "/sessions?after=x",
                "/users/{id}/grants?after=AAAA",
                "/users/{id}/history?after=x",
                "/users/{id}/history?limit=201"
            })
    void listsAreBoundedAndGoOnOnlyWhereAPageEnded(String path) {
        Answer answer = api.get(path.replace("{id}", person.id()));

        assertThat(answer.status()).as(answer::toString).isEqualTo(400);
        assertThat(answer.json()).containsEntry("status", 400L).containsKey("title");
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("dev.signet");
    }

    @Test
    void lastAdministratorIsNeitherDisabledNorDeleted() {
        Object admin = ApiClient.items(api.get("/users?username=admin")).get(0).get("id");
        List<UUID> others = jdbc.sql("select id from user_account where administrator = true and id <> ?")
                .param(UUID.fromString(admin.toString()))
                .query(UUID.class)
                .list();
        others.forEach(id -> administrator(id, false));
        try {
            assertThat(api.post("/users/" + admin + "/disable").status()).isEqualTo(409);
            assertThat(api.delete("/users/" + admin).status()).isEqualTo(409);
            assertThat(api.get("/users/" + admin).json()).containsEntry("disabled_at", null);
        } finally {
            others.forEach(id -> administrator(id, true));
        }
    }

    private void administrator(UUID id, boolean administrator) {
        jdbc.sql("update user_account set administrator = ? where id = ?")
                .params(administrator, id)
                .update();
    }
}
