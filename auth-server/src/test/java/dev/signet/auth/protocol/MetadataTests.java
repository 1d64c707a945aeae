package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of itself: RFC 8414, OpenID Connect Discovery 1.0, RFC 7517. */
@SignetTest
class MetadataTests {

    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    private final OAuth oauth;

    MetadataTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 8414 §2, Discovery §3: nothing that is not there")
    class NothingThatIsNotThere {

        @ParameterizedTest
        @ValueSource(strings = {OAUTH, OPENID})
        void grantTypesAreThoseThatAreServed(String document) {
            assertThat(list(document, "grant_types_supported"))
                    .containsExactlyInAnyOrder(
                            "authorization_code",
                            "refresh_token",
                            "client_credentials",
                            "urn:ietf:params:oauth:grant-type:device_code",
                            "urn:ietf:params:oauth:grant-type:token-exchange",
                            "urn:ietf:params:oauth:grant-type:jwt-bearer");
        }

        @ParameterizedTest
        @ValueSource(strings = {OAUTH, OPENID})
        void onlyTheCodeFlowWithS256IsOffered(String document) {
            assertThat(list(document, "response_types_supported")).containsExactly("code");
            assertThat(list(document, "code_challenge_methods_supported")).containsExactly("S256");
            assertThat(list(document, "response_modes_supported"))
                    .containsExactly(
                            "query", "fragment", "form_post", "query.jwt", "fragment.jwt", "form_post.jwt", "jwt");
            assertThat(list(document, "authorization_signing_alg_values_supported"))
                    .as("JARM §4")
                    .isEqualTo(list(OPENID, "id_token_signing_alg_values_supported"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"userinfo", "id_token"})
        void answersAreSignedAndEncryptedAsIsSaid(String what) {
            assertThat(list(OPENID, what + "_signing_alg_values_supported"))
                    .isEqualTo(list(OPENID, "id_token_signing_alg_values_supported"));
            assertThat(list(OPENID, what + "_encryption_alg_values_supported"))
                    .containsExactly("RSA-OAEP-256", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A256KW");
            assertThat(list(OPENID, what + "_encryption_enc_values_supported"))
                    .containsExactly("A128CBC-HS256", "A256CBC-HS512", "A128GCM", "A256GCM");
        }

        @ParameterizedTest
        @ValueSource(strings = {OAUTH, OPENID})
        void authorizationDetailsAreOfTheTypesThatAreDeclared(String document) {
            assertThat(list(document, "authorization_details_types_supported"))
                    .as("RFC 9396 §10")
                    .containsExactly("accounts", "payment_initiation");
        }

        @ParameterizedTest
        @ValueSource(strings = {OAUTH, OPENID})
        void clientAuthenticationMethodsAreThoseThatAreServed(String document) {
            assertThat(list(document, "token_endpoint_auth_methods_supported"))
                    .containsExactlyInAnyOrder("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
            assertThat(list(document, "revocation_endpoint_auth_methods_supported"))
                    .containsExactlyInAnyOrder("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
            assertThat(list(document, "introspection_endpoint_auth_methods_supported"))
                    .containsExactlyInAnyOrder("client_secret_basic", "client_secret_post", "private_key_jwt");
            assertThat(List.of("token", "revocation", "introspection"))
                    .as("RFC 8414 §2: MUST be present if private_key_jwt is")
                    .allSatisfy(endpoint -> assertThat(
                                    list(document, endpoint + "_endpoint_auth_signing_alg_values_supported"))
                            .containsExactlyInAnyOrder("ES256", "PS256", "EdDSA", "RS256"));
        }

        @ParameterizedTest
        @ValueSource(strings = {OAUTH, OPENID})
        void endpointsThatAreNotHereAreNotNamed(String document) {
            assertThat(oauth.get(document).json())
                    .doesNotContainKeys("registration_endpoint", "tls_client_certificate_bound_access_tokens");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/device_verification", "/connect/register"})
        void endpointsThatAreNotNamedAreNotHere(String path) {
            Answer answer = oauth.post(path, "application/x-www-form-urlencoded", "client_id=cli&scope=openid");

            assertThat(answer).isNoServerError();
            assertThat(answer.status()).as(answer::toString).isNotIn(200, 201);
        }
    }

    @Nested
    @DisplayName("RFC 8414 §2, Discovery §3: what is there")
    class WhatIsThere {

        @ParameterizedTest
        @ValueSource(strings = {OAUTH, OPENID})
        void theIssuerIsTheAddressOfTheDocument(String document) {
            assertThat(oauth.get(document).json()).containsEntry("issuer", oauth.issuer());
        }

        @ParameterizedTest
        @ValueSource(strings = {OAUTH, OPENID})
        void everyEndpointIsOfThisIssuerAndAnswers(String document) {
            Map<String, Object> json = oauth.get(document).json();
            List<String> endpoints = json.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("_endpoint")
                            || entry.getKey().equals("jwks_uri"))
                    .map(entry -> entry.getValue().toString())
                    .toList();

            assertThat(endpoints).hasSizeGreaterThanOrEqualTo(5).allSatisfy(endpoint -> {
                assertThat(endpoint).startsWith(oauth.issuer() + "/");
                String path = URI.create(endpoint).getPath();
                assertThat(List.of(
                                oauth.get(path).status(),
                                oauth.post(path, "application/x-www-form-urlencoded", "")
                                        .status()))
                        .as(endpoint)
                        .anyMatch(status -> status != 404 && status < 500);
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {OAUTH, OPENID})
        void responsesNameTheirIssuer(String document) {
            assertThat(oauth.get(document).json())
                    .as("RFC 9207 §3")
                    .containsEntry("authorization_response_iss_parameter_supported", true);
        }

        @Test
        void bothDocumentsAgree() {
            Map<String, Object> plain = oauth.get(OAUTH).json();
            Map<String, Object> openid = oauth.get(OPENID).json();

            plain.forEach((name, value) -> assertThat(openid.get(name)).as(name).isEqualTo(value));
        }

        @Test
        void whatMayBeAskedOfALoginIsNamed() {
            assertThat(list(OPENID, "prompt_values_supported"))
                    .as("Initiating User Registration 1.0 §4.2")
                    .containsExactlyInAnyOrder("none", "login", "consent", "select_account");
            assertThat(list(OPENID, "acr_values_supported")).containsExactly("1");
            assertThat(list(OPENID, "ui_locales_supported")).containsExactly("en", "de");
            assertThat(list(OPENID, "claims_supported")).contains("acr", "auth_time", "amr", "sid");
            assertThat(oauth.get(OPENID).json())
                    .containsEntry("claims_parameter_supported", true)
                    .containsEntry("request_parameter_supported", true);
        }

        @Test
        void openIdConnectIsDescribed() {
            Map<String, Object> json = oauth.get(OPENID).json();

            assertThat(json).containsKeys("userinfo_endpoint", "end_session_endpoint", "subject_types_supported");
            assertThat(list(OPENID, "scopes_supported")).contains("openid");
            assertThat(list(OPENID, "id_token_signing_alg_values_supported"))
                    .as("those there are keys for; Discovery §3 demands RS256")
                    .containsExactlyInAnyOrderElementsOf(oauth.jwts().keys().stream()
                            .map(key -> key.getAlgorithm().getName())
                            .collect(Collectors.toSet()))
                    .contains("RS256");
        }

        @Test
        void anyPageMayReadTheDocuments() {
            assertThat(oauth.get(OPENID)).hasStatus(200);
            assertThat(oauth.get(OPENID).header("Content-Type").orElseThrow()).startsWith("application/json");
        }
    }

    @Nested
    @DisplayName("RFC 7517 §5: the keys")
    class Keys {

        @Test
        void nothingSecretIsPublished() {
            assertThat(oauth.jwts().keys()).isNotEmpty().noneMatch(JWK::isPrivate);
            assertThat(oauth.get("/oauth2/jwks").body())
                    .doesNotContain("\"d\"")
                    .doesNotContain("\"p\"")
                    .doesNotContain("\"k\"")
                    .doesNotContain("\"oct\"");
        }

        @Test
        void everyKeyHasANameAndAUse() {
            assertThat(oauth.jwts().keys()).allSatisfy(key -> {
                assertThat(key.getKeyID()).isNotBlank();
                assertThat(Objects.toString(key.getKeyUse())).isEqualTo("sig");
                assertThat(key.getAlgorithm()).isNotNull();
            });
            assertThat(oauth.jwts().keys().stream().map(JWK::getKeyID)).doesNotHaveDuplicates();
        }

        @Test
        void keysAreStrong() {
            assertThat(oauth.jwts().keys()).allMatch(key -> key.size() >= 256);
            assertThat(oauth.jwts().keys())
                    .filteredOn(key -> key.getKeyType().getValue().equals("RSA"))
                    .isNotEmpty()
                    .allMatch(key -> key.size() >= 2048);
        }

        @Test
        void keysStayTheSame() {
            assertThat(oauth.get("/oauth2/jwks").json())
                    .isEqualTo(oauth.get("/oauth2/jwks").json());
        }

        @Test
        void keysMayBeCached() {
            assertThat(oauth.get("/oauth2/jwks").header("Cache-Control").orElse(""))
                    .contains("max-age=")
                    .doesNotContain("no-store");
        }

        @Test
        void tokensNameOneOfThem() {
            String token = oauth.clientCredentials(Clients.machine()).accessToken();

            assertThat(oauth.jwts().verified(token).getHeader().getKeyID()).isNotBlank();
        }
    }

    private List<String> list(String document, String name) {
        Object value = oauth.get(document).json().get(name);
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
