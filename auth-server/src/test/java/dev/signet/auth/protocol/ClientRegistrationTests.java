package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.DatabaseDump;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Registered;
import dev.signet.auth.testing.Registrar;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that register themselves: RFC 7591, OpenID Connect Dynamic Client Registration 1.0. */
@Tag("database")
class ClientRegistrationTests {

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
    @DisplayName("RFC 7591 §3.2.1: the answer")
    class TheAnswer {

        @Test
        void isCreatedAndNotCached() {
            Answer answer = registrar().send();

            assertThat(answer).hasStatus(201).isNotCached();
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        }

        @Test
        void saysIdAndSecretAndUntilWhenThatIsGood() {
            Registered registered = registrar().register();

            assertThat(registered.id()).isNotEmpty().doesNotStartWith("https://");
            assertThat(registered.secret()).startsWith("sgs_");
            assertThat(registered.json())
                    .containsEntry("client_secret_expires_at", 0L)
                    .containsKey("client_id_issued_at");
        }

        @Test
        void saysAllThatWasRegisteredWithWhatWasLeftOut() {
            Registered registered = registrar().without("grant_types").register();

            assertThat(registered.json())
                    .containsEntry("redirect_uris", List.of("https://garden.example/callback"))
                    .containsEntry("client_name", "Garden")
                    .containsEntry("token_endpoint_auth_method", "client_secret_basic")
                    .containsEntry("grant_types", List.of("authorization_code"))
                    .containsEntry("response_types", List.of("code"))
                    .containsEntry("id_token_signed_response_alg", "RS256")
                    .containsEntry("application_type", "web")
                    .containsEntry("subject_type", "public")
                    .containsEntry("scope", "address email offline_access openid phone profile");
        }

        @Test
        void leavesOutWhatIsNotUnderstoodAndScopesThatAreNotToBeHad() {
            Registered registered = registrar()
                    .with("favourite_colour", "green")
                    .with("scope", "openid orders:write profile")
                    .register();

            assertThat(registered.json())
                    .doesNotContainKey("favourite_colour")
                    .containsEntry("scope", "openid profile");
        }

        @Test
        void noTwoClientsAreAlike() {
            assertThat(registrar().register().id())
                    .isNotEqualTo(registrar().register().id());
        }

        @Test
        void nothingThatOpensADoorIsKept() {
            Registered registered = registrar().register();

            DatabaseDump dump = DatabaseDump.of(SERVER.database());

            assertThat(dump.find(Objects.requireNonNull(registered.secret()))).isEmpty();
            assertThat(dump.find(registered.token())).isEmpty();
        }
    }

    @Nested
    @DisplayName("RFC 7591 §2: what a client is like that registered")
    class Working {

        @ParameterizedTest
        @ValueSource(strings = {"client_secret_basic", "client_secret_post", "none"})
        void itObtainsTokensForPeople(String method) {
            TestClient client = registrar()
                    .with("token_endpoint_auth_method", method)
                    .register()
                    .client();

            Tokens tokens = oauth.authorize(client).as("alice").consent().exchange();

            assertThat(tokens).hasStatus(200);
            assertThat(tokens.idTokenClaims()).containsEntry("aud", client.id());
            assertThat(tokens.refresh()).hasStatus(200);
        }

        @Test
        void itMayDoWithoutPkceIfItProvesWhoItIs() {
            TestClient confidential = registrar().register().client();
            TestClient open = registrar()
                    .with("token_endpoint_auth_method", "none")
                    .register()
                    .client();

            assertThat(withoutPkce(confidential)
                            .as("alice")
                            .consent()
                            .response()
                            .tokenRequest()
                            .without("code_verifier")
                            .send())
                    .hasStatus(200);
            assertThat(withoutPkce(open).silently().response().error()).contains("invalid_request");
        }

        private AuthorizationRequest withoutPkce(TestClient client) {
            return oauth.authorize(client).without("code_challenge").without("code_challenge_method");
        }

        @Test
        void itIsToldThingsInTheFormThatItAsksFor() {
            TestClient client = registrar()
                    .with("userinfo_signed_response_alg", "RS256")
                    .register()
                    .client();

            Answer answer =
                    oauth.authorize(client).as("alice").consent().exchange().userinfo();

            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/jwt"));
        }

        @Test
        void itKnowsPeopleByPseudonymsIfItAsksForThem() {
            TestClient known = registrar().register().client();
            TestClient pairwise =
                    registrar().with("subject_type", "pairwise").register().client();

            assertThat(oauth.authorize(pairwise)
                            .as("alice")
                            .consent()
                            .exchange()
                            .idTokenClaims()
                            .get("sub"))
                    .isNotEqualTo(oauth.authorize(known)
                            .as("alice")
                            .consent()
                            .exchange()
                            .idTokenClaims()
                            .get("sub"));
        }

        @Test
        void itProvesItselfByAKeyThatItRegistered() throws ParseException {
            Map<String, Object> keys = JWKSet.parse(KeyPairs.published("fern")).toJSONObject();
            TestClient client = registrar()
                    .with("token_endpoint_auth_method", "private_key_jwt")
                    .with("jwks", keys)
                    .register()
                    .client();

            assertThat(exchange(client, "fern")).hasStatus(200);
        }

        @Test
        void itProvesItselfByAKeyThatItPublishes() {
            try (RelyingParty party = RelyingParty.open().is(RelyingParty.saying(KeyPairs.published("moss")))) {
                TestClient client = registrar()
                        .with("token_endpoint_auth_method", "private_key_jwt")
                        .with("jwks_uri", party.uri("/jwks").toString())
                        .register()
                        .client();

                assertThat(exchange(client, "moss")).hasStatus(200);
            }
        }

        @Test
        void aRedirectUriWithAQueryWorksAsItIs() {
            String uri = "https://garden.example/callback?season=spring";
            TestClient client =
                    registrar().with("redirect_uris", List.of(uri)).register().client();

            assertThat(oauth.authorize(client).send().isRedirect()).isTrue();
            assertThat(oauth.authorize(client.withRedirectUri(uri + "&more=yes"))
                            .send())
                    .isErrorPage("invalid_request");
        }

        @Test
        void itHasNoScopeThatItDidNotRegister() {
            TestClient client = registrar().with("scope", "openid").register().client();

            assertThat(oauth.authorize(client)
                            .scope("openid email")
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_scope");
        }

        @Test
        void nullIsNoValue() {
            Registered registered =
                    registrar().with("jwks", null).with("tos_uri", null).register();

            assertThat(registered.json()).doesNotContainKeys("jwks", "tos_uri");
        }

        private Tokens exchange(TestClient client, String key) {
            TestClient told = client.withSecret(null);
            return new Tokens(
                    oauth,
                    told,
                    oauth.authorize(told)
                            .as("alice")
                            .consent()
                            .response()
                            .tokenRequest()
                            .with("client_assertion_type", ClientAssertion.TYPE)
                            .with(
                                    "client_assertion",
                                    ClientAssertion.of(told, oauth.issuer())
                                            .signedBy(KeyPairs.ec(key))
                                            .text())
                            .send());
        }
    }

    @Nested
    @DisplayName("Registration §2: how it is told of logouts")
    class Logouts {

        @Test
        void addressesAreRegistered() {
            Registered registered = registrar()
                    .with("backchannel_logout_uri", "https://garden.example/logout")
                    .with("backchannel_logout_session_required", true)
                    .with("frontchannel_logout_uri", "https://garden.example/frame")
                    .with("post_logout_redirect_uris", List.of("https://garden.example/bye"))
                    .register();

            assertThat(registered.json())
                    .containsEntry("backchannel_logout_uri", "https://garden.example/logout")
                    .containsEntry("backchannel_logout_session_required", true)
                    .containsEntry("frontchannel_logout_uri", "https://garden.example/frame")
                    .containsEntry("post_logout_redirect_uris", List.of("https://garden.example/bye"));
        }
    }

    @Nested
    @DisplayName("RFC 8414 §2: the metadata of the server")
    class Metadata {

        @ParameterizedTest
        @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
        void nameTheEndpoint(String document) {
            assertThat(oauth.get(document).json())
                    .containsEntry("registration_endpoint", oauth.issuer() + "/connect/register");
        }
    }
}
