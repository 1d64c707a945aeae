package dev.signet.auth;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Certificates;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.Fapi;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Registrar;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of certification: a server starts with each of its files, and serves what the plan begins with. All but its address is as it stands there. */
@Tag("database")
class CertificationTests {

    private static final Path PAGE = Path.of("..", "docs", "certification.md");
    private static final Pattern FILE = Pattern.compile("```yaml\\n# (\\S+\\.yml)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final String SUITE = "https://suite.example/test/a/signet";
    private static final TestClient CLIENT =
            Fapi.client("suite-one").withRedirectUri(SUITE + "/callback").withScope("openid offline_access");

    @Test
    void openIdPlansAreServedWithoutPkceAndWithoutANonceAndToldOfLogouts() throws IOException {
        try (RunningServer server = start("basic.yml", "backchannel.yml", "frontchannel.yml")) {
            TestClient client = CLIENT.by(TestClient.Method.BASIC).withSecret("the-secret-of-suite-one");
            AuthorizationResponse response = server.oauth()
                    .authorize(client)
                    .without("nonce")
                    .without("code_challenge")
                    .without("code_challenge_method")
                    .as(server.newcomer())
                    .response();

            assertThat(response.tokenRequest().without("code_verifier").send()).hasStatus(200);
            assertThat(server.oauth().get("/.well-known/openid-configuration").json())
                    .containsEntry("backchannel_logout_supported", true)
                    .containsEntry("frontchannel_logout_supported", true);
        }
    }

    /** As the suite registers: with an RSA key that has no name, for the code flow, and without PKCE afterwards. */
    @Test
    void clientsThatRegisterThemselvesAreServed() throws IOException, JOSEException {
        try (RunningServer server = start("dynamic.yml")) {
            OAuth oauth = server.oauth();
            RSAKey key = KeyPairs.rsa("suite");
            Map<String, Object> published = new RSAKey.Builder(key.toRSAPublicKey())
                    .algorithm(JWSAlgorithm.RS256)
                    .build()
                    .toJSONObject();
            TestClient client = Registrar.at(oauth)
                    .with("redirect_uris", List.of(SUITE + "/callback"))
                    .with("grant_types", List.of("authorization_code"))
                    .with("response_types", List.of("code"))
                    .with("token_endpoint_auth_method", "private_key_jwt")
                    .with("userinfo_signed_response_alg", "RS256")
                    .with("contacts", List.of("certification@suite.example"))
                    .with("jwks", Map.of("keys", List.of(published)))
                    .register()
                    .client();

            AuthorizationResponse response = oauth.authorize(client)
                    .without("code_challenge")
                    .without("code_challenge_method")
                    .as(server.newcomer())
                    .consent()
                    .response();

            assertThat(response.tokenRequest()
                            .without("code_verifier")
                            .with("client_assertion_type", ClientAssertion.TYPE)
                            .with(
                                    "client_assertion",
                                    ClientAssertion.of(client, oauth.issuer())
                                            .signedBy(key, JWSAlgorithm.RS256, null)
                                            .text())
                            .send())
                    .hasStatus(200);
        }
    }

    @Test
    void securityProfileIsServedWithKeys() throws IOException {
        try (RunningServer server = start("fapi.yml")) {
            OAuth oauth = server.oauth();
            AuthorizationResponse response = oauth.authorize(CLIENT)
                    .push()
                    .as(server.newcomer())
                    .consent()
                    .response();

            assertThat(Fapi.exchange(oauth, response)).hasStatus(200);
            assertThat(oauth.authorize(CLIENT.withRedirectUri(SUITE + "/callback?dummy1=lorem&dummy2=ipsum"))
                            .pushRequest()
                            .send())
                    .hasStatus(201);
        }
    }

    @Test
    void securityProfileIsServedWithCertificates() throws IOException {
        try (RunningServer server = start("fapi-mtls.yml")) {
            Map<String, Object> json =
                    server.oauth().get("/.well-known/openid-configuration").json();

            assertThat(json).containsEntry("tls_client_certificate_bound_access_tokens", true);
            assertThat(json.get("token_endpoint_auth_methods_supported").toString())
                    .contains("tls_client_auth");
        }
    }

    @Test
    void messagesAreSigned() throws IOException {
        try (RunningServer server = start("fapi.yml", "message-signing.yml")) {
            OAuth oauth = server.oauth();
            AuthorizationRequest request = oauth.authorize(CLIENT).with("response_mode", "jwt");
            AuthorizationResponse response = request.signed(request.object())
                    .push()
                    .as(server.newcomer())
                    .consent()
                    .response();

            assertThat(Fapi.exchange(oauth, response)).hasStatus(200);
        }
    }

    @Test
    void requestsAloneAreSigned() throws IOException {
        try (RunningServer server = start("fapi.yml", "signed-requests.yml")) {
            AuthorizationRequest request = server.oauth().authorize(CLIENT);

            assertThat(request.pushRequest().send()).isRefused(400, "invalid_request");
            assertThat(request.signed(request.object().without("nbf"))
                            .pushRequest()
                            .send())
                    .isRefused(400, "invalid_request_object");
            assertThat(request.signed(request.object()).pushRequest().send()).hasStatus(201);
        }
    }

    @Test
    void theSuiteIsToldOfClientsThatThereAre() throws IOException {
        List<JsonNode> all = JSON.matcher(Files.readString(PAGE))
                .results()
                .map(found -> JsonMapper.shared().readTree(found.group(1)))
                .toList();

        assertThat(all).hasSize(5);
        assertThat(all.stream().filter(json -> json.path("client").has("client_id")))
                .hasSize(3)
                .allSatisfy(json -> {
                    assertThat(json.path("client").path("client_id").asString()).isEqualTo("suite-one");
                    assertThat(json.path("client2").path("client_id").asString())
                            .isEqualTo("suite-two");
                });
    }

    private static RunningServer start(String... files) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("SUITE", SUITE);
        settings.put("SUITE_SECRET_ONE", "the-secret-of-suite-one");
        settings.put("SUITE_SECRET_TWO", "the-secret-of-suite-two");
        settings.put("SUITE_JWKS_ONE", KeyPairs.published("suite-one"));
        settings.put("SUITE_JWKS_TWO", KeyPairs.published("suite-two"));
        settings.put(
                "SUITE_CA",
                new Certificates()
                        .selfSigned("ca", "CN=Suite CA", "bc:c")
                        .pem()
                        .toAbsolutePath()
                        .toString());
        for (String file : files) {
            settings.putAll(read(file));
        }
        return RunningServer.startAlone(settings);
    }

    /** What the file says, but for where the server is and how TLS ends there. */
    private static Map<String, Object> read(String file) throws IOException {
        Matcher files = FILE.matcher(Files.readString(PAGE));
        while (files.find()) {
            if (files.group(1).equals(file)) {
                Map<String, Object> found = new HashMap<>();
                for (PropertySource<?> source : new YamlPropertySourceLoader()
                        .load(file, new ByteArrayResource(files.group(2).getBytes(StandardCharsets.UTF_8)))) {
                    for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                        found.put(name, source.getProperty(name));
                    }
                }
                found.keySet().removeIf(name -> name.startsWith("server."));
                return found;
            }
        }
        throw new AssertionError("no file " + file + " on the page");
    }
}
