package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Registered;
import dev.signet.auth.testing.Registrar;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations that are read, changed and deleted: RFC 7592. */
@Tag("database")
class RegistrationManagementTests {

    private static final RunningServer SERVER = RunningServer.startWith(
            Map.of("signet.registration.policy", "open", "signet.registration.requests", 10_000));

    private final OAuth oauth = SERVER.oauth();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private Registrar registrar() {
        return Registrar.at(oauth);
    }

    @Nested
    @DisplayName("RFC 7592 §2.1: reading")
    class Reading {

        @Test
        void saysWhatIsRegistered() {
            Registered registered = registrar().register();

            Answer answer = registered.read();

            assertThat(answer).hasStatus(200).isNotCached();
            assertThat(answer.json())
                    .containsEntry("client_id", registered.id())
                    .containsEntry("client_name", "Garden")
                    .containsEntry("registration_client_uri", registered.uri().toString())
                    .containsEntry("registration_access_token", registered.token());
        }

        @Test
        void doesNotTellTheSecretAgain() {
            assertThat(registrar().register().read().json())
                    .doesNotContainKeys("client_secret", "client_secret_expires_at");
        }

        @Test
        void changesNothing() {
            Registered registered = registrar().register();

            registered.read();

            assertThat(registered.read()).hasStatus(200);
        }
    }

    @Nested
    @DisplayName("RFC 7592 §2: who may")
    class Access {

        @ParameterizedTest
        @ValueSource(strings = {"GET", "PUT", "DELETE"})
        void nobodyWithoutTheToken(String method) {
            Registered registered = registrar().register();

            Answer none = registered.send(method, null);
            Answer wrong = registered.send(method, "of-somebody-else");

            assertThat(none).isRefused(401, "invalid_token");
            assertThat(wrong).isRefused(401, "invalid_token");
            assertThat(wrong.header("WWW-Authenticate"))
                    .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
            assertThat(registered.read()).hasStatus(200);
        }

        @Test
        void noOtherClient() {
            Registered one = registrar().register();
            Registered other = registrar().register();

            assertThat(one.send("GET", other.token())).isRefused(401, "invalid_token");
            assertThat(one.send("DELETE", other.token())).isRefused(401, "invalid_token");
        }

        @Test
        void theTokenIsGoodForNothingElse() {
            Registered registered = registrar().register();

            assertThat(oauth.userinfo(registered.token())).hasStatus(401);
            assertThat(oauth.isActive(registered.token())).isFalse();
        }

        @Test
        void aClientThatDoesNotExistIsNotToldFromAWrongToken() {
            Registered registered = registrar().register();
            Registered gone = new Registered(
                    oauth,
                    Map.of(
                            "client_id",
                            "dcr_nobody",
                            "registration_access_token",
                            registered.token(),
                            "registration_client_uri",
                            oauth.issuer() + "/connect/register/dcr_nobody"));

            assertThat(gone.read()).isRefused(401, "invalid_token");
        }

        @Test
        void aConfiguredClientIsNobodysToChange() {
            Registered orchard = new Registered(
                    oauth,
                    Map.of(
                            "client_id",
                            "orchard",
                            "registration_access_token",
                            "orchard-secret",
                            "registration_client_uri",
                            oauth.issuer() + "/connect/register/orchard"));

            assertThat(orchard.delete()).isRefused(401, "invalid_token");
        }
    }

    @Nested
    @DisplayName("RFC 7592 §2.2: changing")
    class Changing {

        @Test
        void replacesAllThatWasRegistered() {
            Registered before = registrar()
                    .with("tos_uri", "https://garden.example/tos")
                    .with("scope", "openid")
                    .register();

            Registered after = registrar()
                    .with("client_name", "Glasshouse")
                    .with("redirect_uris", List.of("https://glass.example/callback"))
                    .change(before);

            assertThat(after.json())
                    .containsEntry("client_name", "Glasshouse")
                    .containsEntry("client_id", before.id())
                    .containsEntry("client_id_issued_at", before.get("client_id_issued_at"))
                    .doesNotContainKey("tos_uri");
            assertThat(oauth.authorize(after.client()).send().isRedirect()).isTrue();
            assertThat(oauth.authorize(before.client()).send()).isErrorPage("invalid_request");
        }

        @Test
        void keepsTheSecret() {
            Registered before = registrar().register();

            Registered after = registrar().with("client_name", "Glasshouse").change(before);

            assertThat(after.secret()).isNull();
            assertThat(oauth.authorize(after.client(before.secret()))
                            .as("alice")
                            .consent()
                            .exchange())
                    .hasStatus(200);
        }

        @Test
        void makesASecretWhereThereWasNone() {
            Registered before =
                    registrar().with("token_endpoint_auth_method", "none").register();

            Registered after = registrar().change(before);

            assertThat(after.secret()).startsWith("sgs_");
        }

        @Test
        void forgetsTheSecretWithTheMethod() {
            Registered before = registrar().register();

            Registered after =
                    registrar().with("token_endpoint_auth_method", "none").change(before);

            TestClient stillSecret = before.client();
            assertThat(after.secret()).isNull();
            assertThat(oauth.authorize(after.client())
                            .as("alice")
                            .consent()
                            .response()
                            .tokenRequestOf(stillSecret)
                            .send())
                    .isRefused(401, "invalid_client");
        }

        @Test
        void rotatesTheToken() {
            Registered before = registrar().register();

            Registered after = registrar().change(before);

            assertThat(after.token()).isNotEqualTo(before.token());
            assertThat(after.read()).hasStatus(200);
            assertThat(before.read()).isRefused(401, "invalid_token");
        }

        @Test
        void anAnswerThatGotLostLocksNobodyOut() {
            Registered before = registrar().register();
            registrar().change(before); // the answer of which never arrives

            Registered again = registrar().with("client_name", "Again").change(before);

            assertThat(again.read().json()).containsEntry("client_name", "Again");
        }

        @Test
        void whatIsRefusedChangesNothing() {
            Registered registered = registrar().register();

            assertThat(registrar()
                            .with("redirect_uris", List.of("http://garden.example/"))
                            .sendInPlaceOf(registered))
                    .isRefused(400, "invalid_redirect_uri");

            assertThat(registered.read().json()).containsEntry("client_name", "Garden");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "registration_access_token",
                    "registration_client_uri",
                    "client_secret_expires_at",
                    "client_id_issued_at"
                })
        void whatTheServerDecidesIsNotSent(String member) {
            assertThat(registrar().with(member, "1").sendInPlaceOf(registrar().register()))
                    .isRefused(400, "invalid_client_metadata");
        }

        @Test
        void theClientNamesItselfAndItsOwnSecret() {
            Registered registered = registrar().register();

            assertThat(registrar().with("client_id", "orchard").sendInPlaceOf(registered))
                    .isRefused(400, "invalid_client_metadata");
            assertThat(registrar().with("client_secret", "of-its-own-choice").sendInPlaceOf(registered))
                    .isRefused(400, "invalid_client_metadata");
            assertThat(registrar().with("client_secret", registered.secret()).sendInPlaceOf(registered))
                    .hasStatus(200);
        }
    }

    @Nested
    @DisplayName("RFC 7592 §2.3: deleting")
    class Deleting {

        @Test
        void endsAllThatTheClientHad() {
            Registered registered = registrar().register();
            Tokens tokens =
                    oauth.authorize(registered.client()).as("alice").consent().exchange();

            Answer answer = registered.delete();

            assertThat(answer).hasStatus(204).isNotCached();
            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.refreshRequest().send()).isRefused(401, "invalid_client");
            assertThat(oauth.authorize(registered.client()).send()).isErrorPage("invalid_request");
        }

        @Test
        void endsTheTokenAtOnce() {
            Registered registered = registrar().register();

            registered.delete();

            assertThat(registered.read()).isRefused(401, "invalid_token");
            assertThat(registered.delete()).isRefused(401, "invalid_token");
            assertThat(registrar().sendInPlaceOf(registered)).isRefused(401, "invalid_token");
        }

        @Test
        void forgetsWhatPeopleAllowed() {
            Registered registered = registrar().register();
            Browser browser = oauth.browser().login(TestUser.bob());
            oauth.authorize(registered.client())
                    .in(browser)
                    .silently()
                    .consent()
                    .exchange();

            registered.delete();

            assertThat(browser.get("/account/apps").body()).doesNotContain(registered.id());
        }
    }
}
