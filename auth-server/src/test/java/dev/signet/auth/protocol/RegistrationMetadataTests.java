package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Registrar;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.RunningServer;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients that register may not say of themselves: RFC 7591 §3.2.2, OpenID Connect Dynamic Client Registration 1.0 §5. */
@Tag("database")
class RegistrationMetadataTests {

    private static final String ELSEWHERE = "https://elsewhere.example/";
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
    @DisplayName("RFC 7591 §3.2.2: what is refused, and by which error")
    class Refused {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://garden.example/callback#fragment",
                    "http://garden.example/callback",
                    "/callback",
                    "garden:callback",
                    "https://user@garden.example/callback",
                    "javascript:alert(1)",
                    "https://garden.example/a b",
                })
        void redirectUris(String uri) {
            assertThat(registrar().with("redirect_uris", List.of(uri)).send()).isRefused(400, "invalid_redirect_uri");
        }

        @Test
        void missingRedirectUris() {
            assertThat(registrar().without("redirect_uris").send()).isRefused(400, "invalid_redirect_uri");
            assertThat(registrar().with("redirect_uris", List.of()).send()).isRefused(400, "invalid_redirect_uri");
            assertThat(registrar()
                            .with("redirect_uris", "https://garden.example/")
                            .send())
                    .isRefused(400, "invalid_redirect_uri");
        }

        @ParameterizedTest
        @CsvSource({
            "token_endpoint_auth_method, client_secret_jwt",
            "token_endpoint_auth_method, private_key_jwt",
            "id_token_signed_response_alg, none",
            "id_token_signed_response_alg, HS256",
            "id_token_encrypted_response_alg, RSA1_5",
            "id_token_encrypted_response_alg, RSA-OAEP-256",
            "userinfo_signed_response_alg, HS256",
            "userinfo_signed_response_alg, none",
            "authorization_encrypted_response_alg, RSA-OAEP-256",
            "subject_type, anonymous",
            "application_type, desktop",
            "scope, orders:write",
            "client_name, ''",
            "client_uri, javascript:alert(1)",
            "client_uri, http://garden.example/",
            "logo_uri, data:image/png;base64",
            "policy_uri, ftp://garden.example/",
            "tos_uri, garden",
            "jwks_uri, http://garden.example/jwks",
            "jwks, keys",
            "backchannel_logout_uri, http://garden.example/logout",
            "frontchannel_logout_uri, https://elsewhere.example/logout",
            "dpop_bound_access_tokens, yes",
            "default_max_age, 10",
        })
        void values(String member, String value) {
            assertThat(registrar().with(member, value).send()).isRefused(400, "invalid_client_metadata");
        }

        @Test
        void grantsThatOnlyAnOperatorGives() {
            for (String grant : List.of(
                    "client_credentials",
                    "implicit",
                    "password",
                    "urn:ietf:params:oauth:grant-type:device_code",
                    "urn:ietf:params:oauth:grant-type:token-exchange")) {
                assertThat(registrar()
                                .with("grant_types", List.of("authorization_code", grant))
                                .send())
                        .isRefused(400, "invalid_client_metadata");
            }
        }

        @Test
        void responseTypesThatDoNotGoWithTheGrants() {
            assertThat(registrar()
                            .with("response_types", List.of("code", "id_token"))
                            .send())
                    .isRefused(400, "invalid_client_metadata");
            assertThat(registrar().with("response_types", List.of()).send()).isRefused(400, "invalid_client_metadata");
        }

        @Test
        void namesThatReadDifferentlyThanTheyAreWritten() {
            assertThat(registrar().with("client_name", "Garden\u202Egpj.exe").send())
                    .isRefused(400, "invalid_client_metadata");
            assertThat(registrar().with("client_name", "Garden\nSignet").send())
                    .isRefused(400, "invalid_client_metadata");
            assertThat(registrar().with("client_name", "G".repeat(201)).send())
                    .isRefused(400, "invalid_client_metadata");
        }

        @Test
        void keysInTwoPlacesAndKeysThatAreNotPublic() throws ParseException {
            Map<String, Object> published =
                    JWKSet.parse(KeyPairs.published("reed")).toJSONObject();
            Map<String, Object> whole = new JWKSet(KeyPairs.ec("reed")).toJSONObject(false);

            assertThat(registrar()
                            .with("jwks", published)
                            .with("jwks_uri", ELSEWHERE + "jwks")
                            .send())
                    .isRefused(400, "invalid_client_metadata");
            assertThat(registrar().with("jwks", whole).send()).isRefused(400, "invalid_client_metadata");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "null",
                    "{",
                    "{} {}",
                    "redirect_uris=https://garden.example/",
                    "{\"redirect_uris\": [\"https://a.example/\"], \"redirect_uris\": [\"https://b.example/\"]}",
                    "{\"redirect_uris\": [null]}",
                    "{\"redirect_uris\": {\"a\": 1}}",
                })
        void whatIsNoMetadata(String body) {
            Answer answer = registrar().send(body);

            assertThat(answer).hasStatus(400).isNotCached();
            assertThat(answer.error())
                    .hasValueSatisfying(
                            error -> assertThat(error).isIn("invalid_client_metadata", "invalid_redirect_uri"));
        }

        @Test
        void whatIsTooLong() {
            assertThat(registrar().with("contacts", List.of("a".repeat(40_000))).send())
                    .isRefused(400, "invalid_client_metadata");
        }

        @Test
        void whatAnybodysBrowserCouldSend() {
            assertThat(registrar().as("text/plain").send()).hasStatus(415);
            assertThat(registrar().as("application/x-www-form-urlencoded").send())
                    .hasStatus(415);
            assertThat(registrar().as("application/json;charset=UTF-8").send()).hasStatus(201);
        }

        @Test
        void otherMethods() {
            assertThat(oauth.get("/connect/register")).hasStatus(405);
        }

        @Test
        void nothingIsRepeatedOfWhatWasSent() {
            Answer answer =
                    registrar().with("tos_uri", "gopher://zebra.example/").send();

            assertThat(answer.body()).contains("tos_uri").doesNotContain("zebra");
        }
    }

    @Nested
    @DisplayName("Registration §5: sector identifiers")
    class Sectors {

        @Test
        void isNeededForPseudonymsAtSeveralHosts() {
            assertThat(registrar()
                            .with("subject_type", "pairwise")
                            .with("redirect_uris", List.of("https://a.example/", "https://b.example/"))
                            .send())
                    .isRefused(400, "invalid_client_metadata");
        }

        @Test
        void fileHasToListAllRedirectUris() {
            try (RelyingParty party = RelyingParty.open()) {
                party.is(RelyingParty.saying("[\"https://garden.example/callback\", \"https://other.example/\"]"));
                assertThat(registrar()
                                .with(
                                        "sector_identifier_uri",
                                        party.uri("/sector").toString())
                                .send())
                        .hasStatus(201);

                party.is(RelyingParty.saying("[\"https://other.example/\"]"));
                assertThat(registrar()
                                .with(
                                        "sector_identifier_uri",
                                        party.uri("/sector").toString())
                                .send())
                        .isRefused(400, "invalid_client_metadata");
            }
        }

        @Test
        void fileHasToBeThereAndIsNotWaitedForForEver() {
            try (RelyingParty party = RelyingParty.open()) {
                for (RelyingParty.Mood mood : List.of(
                        RelyingParty.answering(404),
                        RelyingParty.saying("not json"),
                        RelyingParty.redirecting(party.uri("/elsewhere")),
                        RelyingParty.talkingForEver(),
                        party.silent())) {
                    party.is(mood);

                    assertThat(registrar()
                                    .with(
                                            "sector_identifier_uri",
                                            party.uri("/sector").toString())
                                    .send())
                            .isRefused(400, "invalid_client_metadata");
                }
            }
        }

        @Test
        void noMachineOfTheHouseIsAsked() {
            assertThat(registrar()
                            .with("sector_identifier_uri", "https://169.254.169.254/latest/meta-data")
                            .send())
                    .isRefused(400, "invalid_client_metadata");
        }
    }
}
