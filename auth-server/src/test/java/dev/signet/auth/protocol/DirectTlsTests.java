package dev.signet.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.signet.auth.testing.Certificates;
import dev.signet.auth.testing.Certificates.Holder;
import dev.signet.auth.testing.Jwts;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mutual TLS, RFC 8705, where this server ends TLS itself: clients with certificates and browsers without come to the same port. */
@Tag("database")
class DirectTlsTests {

    private static final Certificates CERTIFICATES = new Certificates();
    private static final Holder SERVER_KEY = CERTIFICATES.selfSigned("localhost", "CN=localhost", "san=dns:localhost");
    private static final Holder SMITH = CERTIFICATES.selfSigned("smith", "CN=smith");
    private static final Holder OTHER = CERTIFICATES.selfSigned("other", "CN=smith");

    private static final int PORT = TestServer.freePort();
    private static final String ISSUER = "https://localhost:" + PORT;
    private static final RunningServer SERVER = RunningServer.startWith(settings());

    private static Map<String, Object> settings() {
        Map<String, Object> all = new HashMap<>();
        all.put("server.port", PORT);
        all.put("spring.security.oauth2.authorizationserver.issuer", ISSUER);
        all.put("server.ssl.key-store", SERVER_KEY.store().toString());
        all.put("server.ssl.key-store-password", Certificates.PASSWORD);
        all.put("server.ssl.client-auth", "want");
        all.put("signet.mtls.enabled", true);
        String registration = "spring.security.oauth2.authorizationserver.client.smith.registration.";
        all.put(registration + "client-id", "smith");
        all.put(registration + "client-authentication-methods", "self_signed_tls_client_auth");
        all.put(registration + "authorization-grant-types", "client_credentials");
        all.put(registration + "scopes", "orders:read");
        all.put("signet.client.settings.smith.jwks", SMITH.jwks());
        all.put("signet.client.settings.smith.tls-client-certificate-bound-access-tokens", true);
        return all;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void clientProvesItselfWithTheCertificateOfTheConnection() throws Exception {
        HttpResponse<String> answer = token(SMITH);

        assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
        String token = String.valueOf(JSONObjectUtils.parse(answer.body()).get("access_token"));
        assertThat(claims(token)).containsEntry("cnf", SMITH.confirmation());
    }

    @Test
    void anotherCertificateOrNoneProvesNothing() throws Exception {
        assertThat(token(OTHER).statusCode()).isEqualTo(401);
        assertThat(token(null).statusCode()).isEqualTo(401);
    }

    @Test
    void headerOfNoProxyProvesNothing() throws Exception {
        HttpRequest request = request().header("Client-Cert", SMITH.header()).build();

        assertThat(client(null)
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void browsersNeedNoCertificate() throws Exception {
        HttpRequest login =
                HttpRequest.newBuilder(URI.create(ISSUER + "/login")).build();

        assertThat(client(null)
                        .send(login, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static Map<String, Object> claims(String token) throws Exception {
        HttpRequest keys =
                HttpRequest.newBuilder(URI.create(ISSUER + "/oauth2/jwks")).build();
        String jwks =
                client(null).send(keys, HttpResponse.BodyHandlers.ofString()).body();
        return Jwts.of(jwks).claims(token);
    }

    private static HttpResponse<String> token(@Nullable Holder holder) throws Exception {
        return client(holder).send(request().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(ISSUER + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=smith"));
    }

    private static HttpClient client(@Nullable Holder holder) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", SERVER_KEY.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(holder == null ? null : keys(holder), trust.getTrustManagers(), new SecureRandom());
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static KeyManager[] keys(Holder holder) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(holder.keyStore(), Certificates.PASSWORD.toCharArray());
        return keys.getKeyManagers();
    }
}
