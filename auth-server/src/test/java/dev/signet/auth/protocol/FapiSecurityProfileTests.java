package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Certificates;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.DPoPProof;
import dev.signet.auth.testing.EndpointRequest;
import dev.signet.auth.testing.Fapi;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Registrar;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with {@code signet.profile: fapi2-security} and nothing else that would make it strict: FAPI 2.0 Security Profile Final. */
@Tag("database")
class FapiSecurityProfileTests {

    private static final Certificates.Holder MINT = new Certificates().selfSigned("mint", "CN=mint");
    private static final TestClient BANK = Fapi.client("bank");
    private static final RunningServer SERVER = RunningServer.startAlone(settings());
    private static final TestUser PERSON = SERVER.newcomer();

    private final OAuth oauth = SERVER.oauth();

    private static Map<String, Object> settings() {
        Map<String, Object> all = new HashMap<>(Fapi.settings("bank"));
        all.putAll(Fapi.settings("fund"));
        all.putAll(Fapi.settings("mint"));
        all.put("signet.profile", "fapi2-security");
        all.put("signet.registration.policy", "open");
        all.put("signet.grant.refresh-grace", "0s");
        all.put("signet.mtls.enabled", true);
        all.put("signet.mtls.forwarded-header", "Client-Cert");
        all.put("signet.mtls.proxies", "127.0.0.1/32");
        all.put(
                "spring.security.oauth2.authorizationserver.client.mint.registration.client-authentication-methods",
                "self_signed_tls_client_auth");
        all.put("signet.client.settings.mint.jwks", MINT.jwks());
        all.put("signet.client.settings.mint.tls-client-certificate-bound-access-tokens", true);
        return all;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Nested
    @DisplayName("FAPI Security Profile §5.3.2.1: tokens and clients")
    class General {

        @Test
        void clientsRegisterThatKeepToItAndNoOthers() throws ParseException {
            Registrar keeping = Registrar.at(oauth)
                    .with("token_endpoint_auth_method", "private_key_jwt")
                    .with("id_token_signed_response_alg", "ES256")
                    .with("jwks", JSONObjectUtils.parse(KeyPairs.published("newcomer")));

            assertThat(keeping.send()).hasStatus(201);
            assertThat(keeping.with("id_token_signed_response_alg", "RS256").send())
                    .isRefused(400, "invalid_client_metadata");
            assertThat(Registrar.at(oauth)
                            .with("id_token_signed_response_alg", "ES256")
                            .send())
                    .isRefused(400, "invalid_client_metadata");
        }

        @Test
        void accessTokensAreBoundToAKeyOrThereAreNone() {
            assertThat(oauth.clientCredentials(BANK)).isRefused(400, "invalid_request");

            Tokens tokens = Fapi.tokens(oauth, oauth.token(BANK, "client_credentials"));

            assertThat(tokens.accessTokenClaims()).containsEntry("cnf", DPoPProof.confirmation(Fapi.KEY));
        }

        @Test
        void orToACertificateWhereTheClientChoseThat() {
            TestClient mint = Fapi.client("mint").by(TestClient.Method.NONE);
            EndpointRequest request = oauth.token(mint, "client_credentials");

            assertThat(request.send()).isRefused(401, "invalid_client");
            Tokens tokens = new Tokens(
                    oauth, mint, request.header("Client-Cert", MINT.header()).send());

            assertThat(tokens.accessTokenClaims()).containsEntry("cnf", MINT.confirmation());
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth2/par", ""})
        void assertionsNameTheIssuerAloneAndAsAString(String path) {
            Object audience = path.isEmpty() ? List.of(oauth.issuer()) : oauth.issuer() + path;

            assertThat(asserting(assertion().with("aud", audience))).isRefused(401, "invalid_client");
            assertThat(asserting(assertion())).hasStatus(201);
        }

        @Test
        void jwtsFromTheNearFutureAreTakenAndOthersNot() {
            long now = Instant.now().getEpochSecond();

            assertThat(asserting(assertion().with("iat", now + 10).with("nbf", now + 10)))
                    .hasStatus(201);
            assertThat(asserting(assertion().with("iat", now + 61))).isRefused(401, "invalid_client");
            assertThat(asserting(assertion().with("nbf", now + 61))).isRefused(401, "invalid_client");
            assertThat(proving(DPoPProof.forTokens(oauth, Fapi.KEY)
                            .with("iat", now + 10)
                            .with("nbf", now + 10)
                            .with("exp", now + 300)))
                    .hasStatus(200);
            assertThat(proving(DPoPProof.forTokens(oauth, Fapi.KEY).with("iat", now + 61)))
                    .isRefused(400, "invalid_dpop_proof");
            assertThat(proving(DPoPProof.forTokens(oauth, Fapi.KEY).with("nbf", now + 61)))
                    .isRefused(400, "invalid_dpop_proof");
            assertThat(proving(DPoPProof.forTokens(oauth, Fapi.KEY).with("exp", now - 61)))
                    .isRefused(400, "invalid_dpop_proof");
        }

        @Test
        void codesLiveForAMinuteAtMost() {
            assertThat(SERVER.bean(Clients.class)
                            .find(new ClientId("bank"))
                            .orElseThrow()
                            .registration()
                            .getTokenSettings()
                            .getAuthorizationCodeTimeToLive())
                    .isEqualTo(Duration.ofMinutes(1));
        }

        @Test
        void refreshTokensAreNotRotated() {
            Tokens first = Fapi.exchange(oauth, response());

            Tokens second = Fapi.tokens(oauth, first.refreshRequest());
            Tokens third = Fapi.tokens(oauth, first.refreshRequest());

            assertThat(second.refreshToken()).isEqualTo(first.refreshToken());
            assertThat(third.refreshToken()).isEqualTo(first.refreshToken());
            assertThat(third.accessToken()).isNotEqualTo(second.accessToken());
        }

        @Test
        void refreshTokenNeedsTheClientAndAKey() {
            Tokens tokens = Fapi.exchange(oauth, response());

            assertThat(tokens.refreshRequest().send()).isRefused(400, "invalid_request");
            assertThat(Fapi.tokens(oauth, oauth.refreshRequest(Fapi.client("fund"), tokens.refreshToken())))
                    .isRefused(400, "invalid_grant");
        }

        private Answer proving(DPoPProof proof) {
            return oauth.token(BANK, "client_credentials").proof(proof.text()).send();
        }
    }

    @Nested
    @DisplayName("FAPI Security Profile §5.3.2.2: the authorization endpoint")
    class Endpoint {

        @Test
        void requestThatIsNotPushedMustBeRejected() {
            assertThat(oauth.authorize(BANK).silently().response().error()).contains("invalid_request");
        }

        @Test
        void pushingNeedsAuthentication() {
            EndpointRequest push =
                    oauth.authorize(BANK.by(TestClient.Method.NONE)).pushRequest();

            assertThat(push.send()).isRefused(401, "invalid_client");
        }

        @ParameterizedTest
        @CsvSource({"code_challenge, ''", "code_challenge_method, plain", "redirect_uri, ''", "response_type, token"})
        void pkceRedirectUriAndResponseTypeAreDemanded(String parameter, String value) {
            EndpointRequest push = oauth.authorize(BANK).pushRequest().without(parameter);

            assertThat((value.isEmpty() ? push : push.with(parameter, value)).send())
                    .hasStatus(400);
        }

        @Test
        void referenceExpiresInLessThanTenMinutesAndTheAnswerNamesTheIssuer() {
            assertThat((Long) oauth.authorize(BANK).pushRequest().send().json().get("expires_in"))
                    .isLessThan(600);
            assertThat(response().parameters().find("iss")).contains(oauth.issuer());
        }

        @Test
        void requestMayBeOpenedAgainUntilItIsAnswered() {
            AuthorizationRequest request = oauth.authorize(BANK).push();
            request.silently();

            AuthorizationResponse response =
                    request.in(oauth.browser()).as(PERSON).response();

            assertThat(Fapi.exchange(oauth, response)).hasStatus(200);
            assertThat(request.silently().response().error())
                    .as("RFC 9126 §7.3")
                    .contains("invalid_request_uri");
        }

        @Test
        void nonceOf64AndStateOf1000CharactersAreTaken() {
            String nonce = "n".repeat(64);
            AuthorizationResponse response = oauth.authorize(BANK)
                    .with("nonce", nonce)
                    .with("state", "s".repeat(1000))
                    .push()
                    .as(PERSON)
                    .response();

            assertThat(response.parameters().find("state")).contains("s".repeat(1000));
            assertThat(Fapi.exchange(oauth, response).idTokenClaims()).containsEntry("nonce", nonce);
        }
    }

    @Nested
    @DisplayName("FAPI Security Profile §5.4.1: algorithms")
    class Algorithms {

        @Test
        void assertionsWithAnotherAlgorithmAreRefused() {
            assertThat(asserting(assertion().signedBy(KeyPairs.rsa("bank"), JWSAlgorithm.PS256, "bank-rsa")))
                    .hasStatus(201);
            assertThat(asserting(assertion().signedBy(KeyPairs.rsa("bank"), JWSAlgorithm.RS256, "bank-rsa")))
                    .isRefused(401, "invalid_client");
        }

        @Test
        void idTokensAreSignedWithOneOfThem() {
            Tokens tokens = Fapi.exchange(oauth, response());

            assertThat(oauth.jwts()
                            .verified(tokens.idToken())
                            .getHeader()
                            .getAlgorithm()
                            .getName())
                    .isEqualTo("ES256");
        }
    }

    @Nested
    @DisplayName("FAPI Security Profile §5.3.2.1, §5.4.1: the metadata")
    class Metadata {

        @ParameterizedTest
        @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
        void namesNothingThatIsForbidden(String document) {
            Map<String, Object> json = oauth.get(document).json();

            assertThat(json).containsEntry("require_pushed_authorization_requests", true);
            json.forEach((name, value) -> {
                if (name.endsWith("_signing_alg_values_supported")) {
                    assertThat(value)
                            .as(name)
                            .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                            .isNotEmpty()
                            .isSubsetOf("ES256", "PS256", "EdDSA");
                }
                if (name.endsWith("_endpoint_auth_methods_supported")) {
                    assertThat(value)
                            .as(name)
                            .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                            .containsExactlyInAnyOrder("private_key_jwt", "self_signed_tls_client_auth");
                }
            });
        }
    }

    private static ClientAssertion assertion() {
        return ClientAssertion.of(BANK, SERVER.oauth().issuer());
    }

    /** A push with that assertion. */
    private Answer asserting(ClientAssertion assertion) {
        return Fapi.asserting(oauth.authorize(BANK).pushRequest(), assertion).send();
    }

    private AuthorizationResponse response() {
        return oauth.authorize(BANK).push().as(PERSON).response();
    }
}
