package dev.signet.auth.testing;

import dev.signet.auth.secret.Argon2id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a server under test what is its own: a port that its issuer names, a database, a data folder and a few more clients. */
public final class TestServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String CLIENT = "spring.security.oauth2.authorizationserver.client.";

    /** Listens where the demo's applications would, and is content with everything. */
    private static final RelyingParty APPLICATIONS = RelyingParty.open();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties =
                new LinkedHashMap<>(settings(TestDatabase.create(), freePort(), newDataFolder()));
        if (context.getEnvironment().matchesProfiles("demo")) {
            demo(properties);
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("signet-test", properties));
    }

    /** The settings of a server on {@code database}, on {@code port}, with its keys' master key in {@code data}, and the clients of the tests. */
    static Map<String, Object> settings(TestDatabase database, int port, Path data) {
        Map<String, Object> settings = bare(database, port, data);
        clients(settings);
        return settings;
    }

    /** The same without a client. */
    static Map<String, Object> bare(TestDatabase database, int port, Path data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", 0);
        settings.put("spring.security.oauth2.authorizationserver.issuer", "http://localhost:" + port);
        settings.put("SIGNET_DB_URL", database.url());
        settings.put("SIGNET_DB_USER", database.user());
        settings.put("SIGNET_DB_PASSWORD", database.password());
        settings.put("SIGNET_DATA", data.toString());
        // The guard against leaks reads everything that the server would ever say.
        settings.put("logging.level.dev.signet", "trace");
        if (TestRedis.wanted()) {
            settings.put("signet.session.store", "redis");
            settings.put("signet.session.redis-url", TestRedis.url());
        }
        return settings;
    }

    /** A folder that did not exist before, under {@code target}. */
    public static Path newDataFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "signet");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of the loopback interface that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clients(Map<String, Object> settings) {
        for (TestClient client : Clients.ADDED) {
            String registration = CLIENT + client.id() + ".registration.";
            settings.put(registration + "client-id", client.id());
            if (client.secret() != null) {
                settings.put(registration + "client-secret", client.secret());
            }
            settings.put(
                    registration + "client-authentication-methods",
                    client.method().wireName());
            settings.put(registration + "authorization-grant-types", String.join(",", client.grantTypes()));
            settings.put(registration + "redirect-uris", client.redirectUri() + "," + client.redirectUri() + "/second");
            settings.put(registration + "post-logout-redirect-uris", client.postLogoutRedirectUri());
            settings.put(
                    registration + "scopes", String.join(",", client.scope().split(" ")));
        }
        settings.put(
                CLIENT + Clients.kiosk().id() + ".registration.client-secret",
                Secrets.kept(String.valueOf(Clients.kiosk().secret())));
        settings.put(
                CLIENT + Clients.vault().id() + ".registration.client-secret",
                Argon2id.hash(String.valueOf(Clients.vault().secret())));
        String relay = "signet.client.settings." + Clients.relay().id() + ".previous-secret";
        settings.put(relay, String.valueOf(Clients.relayBefore().secret()));
        settings.put(
                relay + "-expires-at", Instant.now().plus(Clients.RELAY_OVERLAP).toString());
        settings.put(CLIENT + Clients.lodge().id() + ".token.refresh-token-time-to-live", "20d");
        settings.put(
                CLIENT + Clients.lodge().id() + ".registration.scopes",
                Clients.lodge().scope().replace(' ', ',') + ",offline_access,address,phone");
        // Tests turn the clock on by months and back again, and no key would be the active one any more.
        settings.put("signet.key.rotation", "0");
        // Strict for all but one: with a grace period a test of reuse would have to wait it out.
        settings.put("signet.grant.refresh-grace", "0s");
        settings.put("signet.client.settings." + Clients.lodge().id() + ".refresh-grace", "10s");
        settings.put("signet.client.settings." + Clients.warehouse().id() + ".audiences", Clients.WAREHOUSE_AUDIENCE);
        settings.put(
                "signet.client.settings." + Clients.console().id() + ".audiences",
                settings.get("spring.security.oauth2.authorizationserver.issuer") + "/admin/api");
        settings.put(
                "signet.client.settings." + Clients.quay().id() + ".audiences", Clients.SHIPS + "," + Clients.CRANES);
        String abbey = Clients.abbey().id();
        settings.put("signet.client.settings." + abbey + ".jwks", KeyPairs.published(abbey));
        logout(settings);
        keys(settings);
        forms(settings);
        pseudonyms(settings);
        details(settings);
        vouching(settings);
        exchanges(settings);
        // All devices of the tests are at one address.
        settings.put("signet.device.requests", 100_000);
        settings.put(CLIENT + Clients.easel().id() + ".require-authorization-consent", true);
        settings.put(CLIENT + Clients.locker().id() + ".token.access-token-format", "reference");
        settings.put(CLIENT + Clients.alcove().id() + ".require-proof-key", false);
        settings.put(CLIENT + Clients.chapel().id() + ".token.id-token-signature-algorithm", "PS256");
        settings.put("signet.client.settings." + Clients.chapel().id() + ".access-token-algorithm", "RS256");
        settings.put("signet.client.settings." + Clients.belfry().id() + ".id-token-algorithm", "EdDSA");
        settings.put("signet.client.settings." + Clients.belfry().id() + ".access-token-algorithm", "EdDSA");
    }

    private static void keys(Map<String, Object> settings) {
        String own = "signet.client.settings.";
        settings.put(own + "notary.jwks", KeyPairs.published("notary"));
        settings.put(own + "cloister.dpop-bound-access-tokens", true);
        settings.put(own + "embassy.jwks", KeyPairs.published("embassy"));
        settings.put(own + "embassy.assertion-audience", "issuer");
        settings.put(CLIENT + "embassy.token-endpoint-authentication-signing-algorithm", "ES256");
        settings.put(CLIENT + "courier.jwk-set-uri", "http://localhost:" + Clients.COURIER_PORT + "/jwks");
    }

    private static void forms(Map<String, Object> settings) {
        String own = "signet.client.settings.";
        settings.put(own + "chancery.userinfo-signed-response-alg", "ES256");
        settings.put(own + "chancery.authorization-signed-response-alg", "PS256");
        settings.put(own + "crypt.jwks", KeyPairs.readers("crypt"));
        settings.put(own + "crypt.id-token-encrypted-response-alg", "ECDH-ES+A128KW");
        settings.put(own + "crypt.id-token-encrypted-response-enc", "A256GCM");
        settings.put(own + "crypt.userinfo-encrypted-response-alg", "ECDH-ES");
        settings.put(own + "vestry.jwks", KeyPairs.readers("vestry"));
        settings.put(own + "vestry.id-token-encrypted-response-alg", "RSA-OAEP-256");
        settings.put(own + "vestry.id-token-encrypted-response-enc", "A128GCM");
        settings.put(own + "vestry.userinfo-signed-response-alg", "EdDSA");
        settings.put(own + "vestry.userinfo-encrypted-response-alg", "ECDH-ES+A256KW");
        settings.put(own + "vestry.userinfo-encrypted-response-enc", "A256CBC-HS512");
        settings.put(CLIENT + "oubliette.jwk-set-uri", "http://localhost:" + freePort() + "/jwks");
        settings.put(own + "oubliette.id-token-encrypted-response-alg", "ECDH-ES");
        settings.put(own + "oubliette.userinfo-encrypted-response-alg", "ECDH-ES");
    }

    private static void pseudonyms(Map<String, Object> settings) {
        String own = "signet.client.settings.";
        settings.put(own + "hermit.subject-type", "pairwise");
        settings.put(own + "hermit.backchannel-logout-uri", "http://localhost:" + Clients.HERMIT_PORT + "/logout");
        for (String id : List.of("friar", "friars-twin")) {
            settings.put(own + id + ".subject-type", "pairwise");
            settings.put(own + id + ".sector-identifier-uri", "https://order.example/brothers.json");
        }
        settings.put(CLIENT + "friars-twin.token.access-token-format", "reference");
    }

    private static void details(Map<String, Object> settings) {
        String payment = "signet.authorization-details.types[payment_initiation].";
        settings.put(payment + "title.en", "Make a payment");
        settings.put(payment + "title.de", "Eine Zahlung ausführen");
        settings.put(payment + "labels.instructedAmount", "Amount");
        settings.put(payment + "required", "actions,instructedAmount");
        settings.put(payment + "optional", "locations,creditorName,identifier");
        settings.put(payment + "actions", "initiate,status,cancel");
        settings.put("signet.authorization-details.types.accounts.required", "actions");
        String own = "signet.client.settings.";
        settings.put(own + "bursar.authorization-details-types", "payment_initiation,accounts");
        settings.put(CLIENT + "bursar.require-authorization-consent", true);
        settings.put(own + "almoner.authorization-details-types", "payment_initiation");
        settings.put(CLIENT + "almoner.token.access-token-format", "reference");
    }

    private static void vouching(Map<String, Object> settings) {
        settings.put("signet.jwt-bearer.enabled", true);
        String own = "signet.jwt-bearer.issuers.chancellor.";
        settings.put(own + "issuer", Clients.CHANCELLOR);
        settings.put(own + "jwks", KeyPairs.published("chancellor"));
        settings.put(own + "clients", "herald");
        settings.put(own + "scopes", "openid,profile,orders:read");
    }

    private static void exchanges(Map<String, Object> settings) {
        for (TestClient client : List.of(Clients.broker(), Clients.butler())) {
            String own = "signet.client.settings." + client.id() + ".";
            settings.put(own + "audiences", "http://localhost:9001," + Clients.CELLAR_AUDIENCE);
            settings.put(own + "token-exchange.audiences", Clients.CELLAR_AUDIENCE);
        }
        settings.put("signet.client.settings." + Clients.butler().id() + ".token-exchange.impersonation", true);
    }

    private static void logout(Map<String, Object> settings) {
        String own = "signet.client.settings.";
        settings.put(
                own + "inn.backchannel-logout-uri", "http://localhost:" + Clients.INN_PORT + "/logout?from=signet");
        settings.put(own + "inn.backchannel-logout-session-required", true);
        settings.put(own + "inn.frontchannel-logout-uri", "https://inn.example/logout?by=browser");
        settings.put(own + "inn.frontchannel-logout-session-required", true);
        settings.put(own + "tavern.backchannel-logout-uri", "http://localhost:" + Clients.TAVERN_PORT + "/logout");
        settings.put(own + "tavern.frontchannel-logout-uri", "https://tavern.example/logout");
        settings.put(own + "tavern.id-token-algorithm", "EdDSA");
        settings.put("signet.outbound.timeout", "1s");
    }

    /** What the clients of the demo do not have there, or have where nobody listens. */
    static void demo(Map<String, Object> settings) {
        for (TestClient demo : List.of(Clients.orchard(), Clients.harbor())) {
            String backchannel = "signet.client.settings." + demo.id() + ".backchannel-logout-uri";
            settings.put(backchannel, APPLICATIONS.uri("/" + demo.id()));
        }
    }
}
