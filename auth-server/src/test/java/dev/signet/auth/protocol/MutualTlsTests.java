package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Certificates;
import dev.signet.auth.testing.Certificates.Holder;
import dev.signet.auth.testing.EndpointRequest;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutual TLS, RFC 8705, behind a proxy that ends TLS and forwards certificates (RFC 9440). {@link DirectTlsTests} has no proxy. */
@Tag("database")
class MutualTlsTests {

    private static final Certificates CERTIFICATES = new Certificates();
    private static final Holder SMITH = CERTIFICATES.selfSigned("smith", "CN=smith");
    private static final Holder OTHER = CERTIFICATES.selfSigned("other", "CN=smith");
    private static final Holder AUTHORITY = CERTIFICATES.selfSigned("authority", "CN=Authority,O=Example", "bc:c");
    private static final Holder MASON =
            CERTIFICATES.issuedBy(AUTHORITY, "mason", "CN=mason,O=Example", "san=dns:mason.example");
    private static final Holder STRANGER = CERTIFICATES.issuedBy(AUTHORITY, "stranger", "CN=stranger,O=Example");
    private static final Holder IMPOSTOR =
            CERTIFICATES.selfSigned("impostor", "CN=mason,O=Example", "san=dns:mason.example");

    private static final RunningServer SERVER = RunningServer.startWith(settings());

    private final OAuth oauth = SERVER.oauth();

    private static Map<String, Object> settings() {
        Map<String, Object> all = new HashMap<>();
        all.put("signet.mtls.enabled", true);
        all.put("signet.mtls.forwarded-header", "Client-Cert");
        all.put("signet.mtls.proxies", "127.0.0.1/32");
        all.put("signet.mtls.trusted-authorities", AUTHORITY.pem().toString());
        all.put("signet.mtls.alias", "https://mtls.example");
        client(all, "smith", "self_signed_tls_client_auth");
        all.put("signet.client.settings.smith.jwks", SMITH.jwks());
        all.put("signet.client.settings.smith.tls-client-certificate-bound-access-tokens", true);
        client(all, "mason", "tls_client_auth");
        all.put("signet.client.settings.mason.tls-client-auth-subject-dn", "cn=Mason, o=example");
        client(all, "carver", "tls_client_auth");
        all.put("signet.client.settings.carver.tls-client-auth-san-dns", "mason.example");
        client(all, "potter", "none");
        all.put("signet.client.settings.potter.tls-client-certificate-bound-access-tokens", true);
        return all;
    }

    private static void client(Map<String, Object> all, String id, String method) {
        String registration = "spring.security.oauth2.authorizationserver.client." + id + ".registration.";
        all.put(registration + "client-id", id);
        all.put(registration + "client-authentication-methods", method);
        all.put(
                registration + "authorization-grant-types",
                method.equals("none") ? "authorization_code,refresh_token" : "client_credentials");
        all.put(registration + "redirect-uris", "https://" + id + ".example/callback");
        all.put(registration + "scopes", "openid,orders:read");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Nested
    @DisplayName("RFC 8705 §2.2: self-signed certificates")
    class SelfSigned {

        @Test
        void certificateThatTheClientRegistered() {
            assertThat(request("smith", SMITH)).hasStatus(200);
        }

        @Test
        void certificateOfTheSameNameIsAnother() {
            assertThat(request("smith", OTHER)).isRefused(401, "invalid_client");
        }

        @Test
        void certificateMissingOrTwoOfThem() {
            assertThat(token("smith").send()).isRefused(401, "invalid_client");
            assertThat(token("smith")
                            .header("Client-Cert", SMITH.header())
                            .header("Client-Cert", SMITH.header())
                            .send())
                    .isRefused(401, "invalid_client");
        }

        @Test
        void certificateIsNoProofOfAnotherClient() {
            assertThat(request("machine", SMITH)).isRefused(401, "invalid_client");
            assertThat(request("mason", SMITH)).isRefused(401, "invalid_client");
        }
    }

    @Nested
    @DisplayName("RFC 8705 §2.1: certificates of an authority")
    class OfAnAuthority {

        @Test
        void certificateWithTheNameOfTheClient() {
            assertThat(request("mason", MASON)).hasStatus(200);
            assertThat(request("carver", MASON)).hasStatus(200);
        }

        @Test
        void certificateWithAnotherName() {
            assertThat(request("mason", STRANGER)).isRefused(401, "invalid_client");
            assertThat(request("carver", STRANGER)).isRefused(401, "invalid_client");
        }

        @Test
        void certificateThatNoAuthorityIssued() {
            assertThat(request("mason", IMPOSTOR)).isRefused(401, "invalid_client");
            assertThat(request("carver", IMPOSTOR)).isRefused(401, "invalid_client");
        }
    }

    @Nested
    @DisplayName("RFC 8705 §3: tokens bound to certificates")
    class Bound {

        @Test
        void tokenNamesTheCertificate() {
            Tokens tokens = new Tokens(oauth, client("smith"), request("smith", SMITH));

            assertThat(tokens.answer().json()).containsEntry("token_type", "Bearer");
            assertThat(tokens.accessTokenClaims()).containsEntry("cnf", SMITH.confirmation());
            assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json())
                    .as("§3.2")
                    .containsEntry("cnf", SMITH.confirmation());
        }

        @Test
        void clientThatIsNotRegisteredForThemGetsBearerTokens() {
            Tokens tokens = new Tokens(oauth, client("mason"), request("mason", MASON));

            assertThat(tokens.accessTokenClaims()).doesNotContainKey("cnf");
        }

        @Test
        void publicClientBringsItsCertificateAndRefreshesWithIt() {
            TestClient potter = client("potter");
            EndpointRequest code =
                    oauth.authorize(potter).as("alice").response().tokenRequest();

            assertThat(code.send()).isRefused(400, "invalid_request");
            Tokens tokens = new Tokens(
                    oauth, potter, code.header("Client-Cert", OTHER.header()).send());

            assertThat(tokens.accessTokenClaims()).containsEntry("cnf", OTHER.confirmation());
            assertThat(tokens.refreshRequest()
                            .header("Client-Cert", SMITH.header())
                            .send())
                    .as("§4")
                    .isRefused(400, "invalid_grant");
            assertThat(tokens.refreshRequest()
                            .header("Client-Cert", OTHER.header())
                            .send())
                    .hasStatus(200);
        }

        @Test
        void tokenOpensUserInfoWithItsCertificateAlone() {
            TestClient potter = client("potter");
            String token = new Tokens(
                            oauth,
                            potter,
                            oauth.authorize(potter)
                                    .as("alice")
                                    .response()
                                    .tokenRequest()
                                    .header("Client-Cert", OTHER.header())
                                    .send())
                    .accessToken();

            assertThat(oauth.userinfo(token)).hasStatus(401);
            assertThat(userinfo(token, SMITH)).hasStatus(401);
            assertThat(userinfo(token, OTHER)).hasStatus(200);
        }

        private Answer userinfo(String token, Holder holder) {
            return oauth.send(oauth.request("/userinfo")
                    .header("Authorization", "Bearer " + token)
                    .header("Client-Cert", holder.header()));
        }
    }

    @Nested
    @DisplayName("The header of a proxy")
    class Forwarded {

        @Test
        void pemInPercentEncodingAsOfNginx() {
            String escaped =
                    URLEncoder.encode(SMITH.pemText(), StandardCharsets.UTF_8).replace("+", "%20");

            assertThat(token("smith").header("Client-Cert", escaped).send()).hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "::", ":AAAA:", "nonsense", "-----BEGIN CERTIFICATE-----", "%", ":====:"})
        void whatIsNoCertificate(String header) {
            assertThat(token("smith").header("Client-Cert", header).send()).isRefused(401, "invalid_client");
        }

        @Test
        void addressThatTheRequestClaimsToComeFromDoesNotCount() {
            try (RunningServer elsewhere = SERVER.another(
                    Map.of("signet.mtls.proxies", "192.0.2.1/32", "server.forward-headers-strategy", "native"))) {
                Answer answer = elsewhere
                        .oauth()
                        .token(client("smith"), "client_credentials")
                        .header("Client-Cert", SMITH.header())
                        .header("X-Forwarded-For", "192.0.2.1")
                        .send();

                assertThat(answer).isRefused(401, "invalid_client");
            }
        }
    }

    @Nested
    @DisplayName("RFC 8705 §3.3, §5: metadata")
    class Metadata {

        @ParameterizedTest
        @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
        void saysWhatIsOn(String document) {
            Map<String, Object> json = oauth.get(document).json();

            assertThat(json).containsEntry("tls_client_certificate_bound_access_tokens", true);
            assertThat(json.get("token_endpoint_auth_methods_supported"))
                    .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                    .contains("tls_client_auth", "self_signed_tls_client_auth", "private_key_jwt");
            assertThat(json.get("mtls_endpoint_aliases"))
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsEntry("token_endpoint", "https://mtls.example/oauth2/token")
                    .containsEntry("introspection_endpoint", "https://mtls.example/oauth2/introspect");
        }
    }

    private static TestClient client(String id) {
        return machine()
                .withId(id)
                .withSecret(null)
                .by(TestClient.Method.NONE)
                .withRedirectUri("https://" + id + ".example/callback")
                .withScope("openid orders:read");
    }

    private EndpointRequest token(String id) {
        return oauth.token(client(id), "client_credentials");
    }

    private Answer request(String id, Holder holder) {
        return token(id).header("Client-Cert", holder.header()).send();
    }
}
