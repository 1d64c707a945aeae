package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.JwtTrick;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Registered;
import dev.signet.auth.testing.Registrar;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.Secrets;
import dev.signet.auth.testing.SignetTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may register clients, how many, and what others say of them: RFC 7591 §1.2, §2.3, §5. */
@Tag("database")
class RegistrationPolicyTests {

    private static final String GARDENERS = Secrets.generated("gardeners");
    private static final String FORMER = Secrets.generated("former gardeners");
    private static final JWK AUTHORITY = KeyPairs.ec("authority");

    private static final RunningServer SERVER = RunningServer.startWith(settings());

    private final OAuth oauth = SERVER.oauth();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("signet.registration.policy", "initial-access-token");
        settings.put("signet.registration.initial-access-tokens.gardeners.token", Secrets.kept(GARDENERS));
        settings.put("signet.registration.initial-access-tokens.former.token", Secrets.kept(FORMER));
        settings.put("signet.registration.initial-access-tokens.former.expires-at", "2026-01-01T00:00:00Z");
        settings.put("signet.registration.scopes", "openid,profile,orders:read");
        settings.put("signet.registration.audiences", "https://plants.example");
        settings.put("signet.registration.require-proof-key", true);
        settings.put("signet.software-statements.issuers.authority.issuer", "https://authority.example");
        settings.put("signet.software-statements.issuers.authority.jwks", KeyPairs.published("authority"));
        return settings;
    }

    private Registrar registrar() {
        return Registrar.at(oauth);
    }

    @Nested
    @DisplayName("RFC 7591 §3: initial access tokens")
    class InitialAccessTokens {

        @Test
        void letWhoeverHasOneRegister() {
            assertThat(registrar().by(GARDENERS).send()).hasStatus(201);
            assertThat(registrar().by(GARDENERS).send()).hasStatus(201);
        }

        @Test
        void nobodyElse() {
            Answer answer = registrar().send();

            assertThat(answer).isRefused(401, "invalid_token");
            assertThat(answer.header("WWW-Authenticate"))
                    .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
            assertThat(registrar().by(Secrets.generated("strangers")).send()).isRefused(401, "invalid_token");
            assertThat(registrar().by("gardeners").send()).isRefused(401, "invalid_token");
        }

        @Test
        void notWhenTheyHaveExpired() {
            assertThat(registrar().by(FORMER).send()).isRefused(401, "invalid_token");
        }

        @Test
        void areNotNeededToChangeWhatIsRegistered() {
            Registered registered = registrar().by(GARDENERS).register();

            assertThat(registrar().sendInPlaceOf(registered)).hasStatus(200);
        }

        @Test
        void areNoRegistrationTokens() {
            Registered registered = registrar().by(GARDENERS).register();

            assertThat(registered.send("GET", GARDENERS)).isRefused(401, "invalid_token");
        }
    }

    @Nested
    @DisplayName("RFC 7591 §2: what the operator lets registered clients have")
    class Offered {

        @Test
        void scopesAndAudiencesAreThose() {
            Registered registered = registrar().by(GARDENERS).register();

            assertThat(registered.json()).containsEntry("scope", "openid orders:read profile");
            assertThat(oauth.authorize(registered.client())
                            .scope("openid orders:read")
                            .as("alice")
                            .consent()
                            .exchange()
                            .accessTokenClaims())
                    .containsEntry("aud", "https://plants.example");
        }
    }

    @Nested
    @DisplayName("RFC 7636 §4.4.1: PKCE where the operator wants it of all")
    class ProofKeys {

        @Test
        void noClientDoesWithout() {
            Registered registered = registrar().by(GARDENERS).register();

            assertThat(oauth.authorize(registered.client())
                            .scope("openid")
                            .without("code_challenge")
                            .without("code_challenge_method")
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_request");
        }
    }

    @Nested
    @DisplayName("RFC 7591 §2.3, §3.1.1: software statements")
    class SoftwareStatements {

        @Test
        void takePrecedenceAndAreReturnedAsTheyAre() {
            String statement = statement(Map.of("client_name", "Certified Garden", "software_id", "garden-1"));

            Registered registered = registrar()
                    .by(GARDENERS)
                    .with("software_statement", statement)
                    .register();

            assertThat(registered.json())
                    .containsEntry("client_name", "Certified Garden")
                    .containsEntry("software_id", "garden-1")
                    .containsEntry("software_statement", statement);
            assertThat(registered.read().json()).containsEntry("software_statement", statement);
        }

        @Test
        void areHeldToTheSameRules() {
            assertThat(send(statement(Map.of("redirect_uris", List.of("http://garden.example/")))))
                    .isRefused(400, "invalid_redirect_uri");
            assertThat(send(statement(Map.of("grant_types", List.of("client_credentials")))))
                    .isRefused(400, "invalid_client_metadata");
        }

        @Test
        void ofAStrangerAreNotApproved() {
            assertThat(send(statement(Map.of("iss", "https://stranger.example"))))
                    .isRefused(400, "unapproved_software_statement");
        }

        @Test
        void signedByAnotherKeyAreInvalid() {
            assertThat(send(KeyPairs.sign(
                            KeyPairs.ec("stranger"),
                            new JWSHeader(JWSAlgorithm.ES256),
                            Map.of("iss", "https://authority.example"))))
                    .isRefused(400, "invalid_software_statement");
        }

        @Test
        void withoutASignatureAreInvalid() {
            assertThat(send("eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2F1dGhvcml0eS5leGFtcGxlIn0."))
                    .isRefused(400, "invalid_software_statement");
            assertThat(send("no statement")).isRefused(400, "invalid_software_statement");
        }

        /** RFC 8725 §3.1, §3.10. */
        @ParameterizedTest
        @EnumSource
        void withATrickInTheirHeaderAreInvalid(JwtTrick trick) {
            String good = statement(Map.of());

            assertThat(send(trick.of(good, AUTHORITY))).isRefused(400, "invalid_software_statement");
            assertThat(send(good)).hasStatus(201);
        }

        /** RFC 7519 §4.1.3, RFC 8725 §3.11: the authority signs ID tokens and access tokens too, and anybody may have one of those. */
        @Test
        void thatAreMeantForOthersOrAreSomethingElseAreInvalid() {
            assertThat(send(statement(Map.of("aud", "somebody-elses-client"))))
                    .isRefused(400, "invalid_software_statement");
            assertThat(send(statement(Map.of("aud", List.of(oauth.issuer(), "another")))))
                    .hasStatus(201);
            for (String type : List.of("at+jwt", "logout+jwt", "dpop+jwt")) {
                assertThat(send(signed(Map.of(), type))).isRefused(400, "invalid_software_statement");
            }
            assertThat(send(signed(Map.of(), "JWT"))).hasStatus(201);
        }

        @Test
        void thatHaveExpiredOrAreNotGoodYetAreInvalid() {
            long now = Instant.now().getEpochSecond();

            assertThat(send(statement(Map.of("exp", now - 10)))).isRefused(400, "invalid_software_statement");
            assertThat(send(statement(Map.of("nbf", now + 100)))).isRefused(400, "invalid_software_statement");
            assertThat(send(statement(Map.of("exp", now + 100)))).hasStatus(201);
        }

        private Answer send(String statement) {
            return registrar()
                    .by(GARDENERS)
                    .with("software_statement", statement)
                    .send();
        }

        private String statement(Map<String, Object> claims) {
            return signed(claims, null);
        }

        private String signed(Map<String, Object> claims, @Nullable String type) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("iss", "https://authority.example");
            all.putAll(claims);
            return KeyPairs.sign(
                    AUTHORITY,
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(AUTHORITY.getKeyID())
                            .type(type == null ? null : new JOSEObjectType(type))
                            .build(),
                    all);
        }
    }

    @Nested
    @DisplayName("RFC 7591 §5: bounds")
    class Bounds {

        @Test
        void soManyFromOneAddress() {
            try (RunningServer server = open(Map.of("signet.registration.requests", 2))) {
                Registrar registrar = Registrar.at(server.oauth());

                assertThat(registrar.send()).hasStatus(201);
                assertThat(registrar.send()).hasStatus(201);
                Answer third = registrar.send();

                assertThat(third).isRefused(503, "temporarily_unavailable");
                assertThat(third.header("Retry-After")).isPresent();
            }
        }

        @Test
        void soManyInAll() {
            try (RunningServer server = open(Map.of("signet.registration.limit", 2))) {
                Registered first = Registrar.at(server.oauth()).register();
                Registrar.at(server.oauth()).register();

                assertThat(Registrar.at(server.oauth()).send()).isRefused(503, "temporarily_unavailable");
                assertThat(first.delete()).hasStatus(204);
                assertThat(Registrar.at(server.oauth()).send()).hasStatus(201);
            }
        }

        @Test
        void noneWithoutAStatementWhereOneIsRequired() {
            try (RunningServer server = open(Map.of(
                    "signet.software-statements.required",
                    true,
                    "signet.software-statements.issuers.authority.issuer",
                    "https://authority.example",
                    "signet.software-statements.issuers.authority.jwks",
                    KeyPairs.published("authority")))) {

                assertThat(Registrar.at(server.oauth()).send()).isRefused(400, "unapproved_software_statement");
            }
        }

        private RunningServer open(Map<String, Object> more) {
            Map<String, Object> settings = new LinkedHashMap<>(more);
            settings.put("signet.registration.policy", "open");
            return RunningServer.startWith(settings);
        }
    }

    @Nested
    @SignetTest
    @DisplayName("RFC 7591 §3: turned off, as it is at first")
    class TurnedOff {

        private final OAuth plain;

        TurnedOff(OAuth plain) {
            this.plain = plain;
        }

        @Test
        void thereIsNoSuchEndpoint() {
            assertThat(Registrar.at(plain).send()).hasStatus(404);
            assertThat(plain.get("/connect/register/dcr_somebody")).hasStatus(404);
            assertThat(plain.get("/.well-known/openid-configuration").json())
                    .doesNotContainKey("registration_endpoint");
        }
    }
}
