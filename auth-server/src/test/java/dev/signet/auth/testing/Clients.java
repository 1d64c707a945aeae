package dev.signet.auth.testing;

import static dev.signet.auth.testing.TestClient.Method.ASSERTION;
import static dev.signet.auth.testing.TestClient.Method.BASIC;
import static dev.signet.auth.testing.TestClient.Method.NONE;
import static dev.signet.auth.testing.TestClient.Method.POST;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The clients of the demo, and a few that only tests have. */
public final class Clients {

    /** {@code aud} of the tokens of {@link #warehouse()}. */
    public static final String WAREHOUSE_AUDIENCE = "https://warehouse.example";

    /** One {@code aud} of the tokens of {@link #quay()}. */
    public static final String SHIPS = "https://ships.example/api";

    /** The other one. */
    public static final String CRANES = "https://cranes.example";

    /** An issuer that may vouch for people; it signs with {@code KeyPairs.ec("chancellor")}. */
    public static final String CHANCELLOR = "https://chancellor.example";

    /** {@code aud} of the tokens of everybody else. */
    public static final String AUDIENCE = "http://localhost:9001";

    private static final Set<String> CODE_AND_REFRESH = Set.of("authorization_code", "refresh_token");
    private static final String ADMIN_SCOPE =
            "openid signet:users:read signet:users:write signet:sessions:read signet:sessions:write"
                    + " signet:grants:read signet:grants:write";

    private static final String SCOPE = "openid profile email orders:read orders:write";

    /** How long {@link #relayBefore()} still works, from the start of the server on. */
    public static final Duration RELAY_OVERLAP = Duration.ofDays(2);

    /** Where {@link #inn()} is told of a logout, by whoever listens there. */
    public static final int INN_PORT = TestServer.freePort();

    /** Where {@link #tavern()} is. */
    public static final int TAVERN_PORT = TestServer.freePort();

    /** Where {@link #hermit()} is told of a logout, by whoever listens there. */
    public static final int HERMIT_PORT = TestServer.freePort();

    /** Where {@link #courier()} publishes its keys, while a test listens there. */
    public static final int COURIER_PORT = TestServer.freePort();

    static final List<TestClient> ADDED = List.of(
            lodge(),
            ledger(),
            warehouse(),
            chapel(),
            belfry(),
            doomed(),
            phoenix(),
            siren(),
            beacon(),
            kiosk(),
            relay(),
            vault(),
            locker(),
            inn(),
            tavern(),
            console(),
            stray(),
            notary(),
            embassy(),
            courier(),
            easel(),
            cloister(),
            broker(),
            butler(),
            tenant(),
            quay(),
            abbey(),
            alcove(),
            chancery(),
            crypt(),
            vestry(),
            oubliette(),
            hermit(),
            friar(),
            friarsTwin(),
            bursar(),
            almoner(),
            herald());

    /** Where {@link #broker()} and {@link #butler()} may go on to. */
    public static final String CELLAR_AUDIENCE = "https://cellar.example";

    private Clients() {}

    /** Any client with the code flow and refresh, that needs no consent. */
    public static TestClient aClient() {
        return harbor();
    }

    /** Third party: asks for consent. */
    public static TestClient orchard() {
        return web("orchard", 9002);
    }

    /** First party: no consent. */
    public static TestClient harbor() {
        return web("harbor", 9003);
    }

    public static TestClient machine() {
        return new TestClient("machine", "machine-secret", BASIC, Set.of("client_credentials"), "", "", "orders:read");
    }

    /** An API: may introspect and revoke anything. */
    public static TestClient ordersApi() {
        return new TestClient("orders-api", "orders-api-secret", BASIC, Set.of(), "", "", "");
    }

    /** Public, on any port of the loopback interface. */
    public static TestClient cli() {
        return new TestClient(
                "cli",
                null,
                NONE,
                CODE_AND_REFRESH,
                "http://127.0.0.1:51004/callback",
                "",
                "openid profile orders:read");
    }

    /** Authenticates in the body of its requests; has a grace period of ten seconds when it refreshes. */
    public static TestClient lodge() {
        return added("lodge", POST, CODE_AND_REFRESH);
    }

    /** Gets no refresh token. */
    public static TestClient ledger() {
        return added("ledger", BASIC, Set.of("authorization_code"));
    }

    /** Its tokens are for an API of its own. */
    public static TestClient warehouse() {
        return added("warehouse", BASIC, CODE_AND_REFRESH);
    }

    /** Its ID tokens are signed with PS256, its access tokens with RS256. */
    public static TestClient chapel() {
        return added("chapel", BASIC, CODE_AND_REFRESH);
    }

    /** Its tokens are signed with EdDSA. */
    public static TestClient belfry() {
        return added("belfry", BASIC, CODE_AND_REFRESH);
    }

    /** Is disabled by the one test that needs that. */
    public static TestClient doomed() {
        return added("doomed", BASIC, Set.of("authorization_code", "refresh_token", "client_credentials"));
    }

    /** Is disabled and enabled again by the one test that needs that. */
    public static TestClient phoenix() {
        return added("phoenix", BASIC, Set.of("client_credentials"));
    }

    /** Is disabled while it listens. */
    public static TestClient siren() {
        return added("siren", BASIC, Set.of("client_credentials"));
    }

    /** Has its secret replaced while it listens. */
    public static TestClient beacon() {
        return added("beacon", BASIC, Set.of("client_credentials"));
    }

    /** Has a generated secret, of which the server knows no more than the SHA-256. */
    public static TestClient kiosk() {
        return added("kiosk", BASIC, Set.of("client_credentials")).withSecret(Secrets.generated("kiosk"));
    }

    /** Is changing its secret: has a new one, and {@link #relayBefore()} still. */
    public static TestClient relay() {
        return added("relay", BASIC, Set.of("client_credentials")).withSecret(Secrets.generated("relay"));
    }

    /** The same client where the new secret has not arrived yet. */
    public static TestClient relayBefore() {
        return relay().withSecret("relay-had-this-one-before");
    }

    /** Has a chosen secret, of which the server knows no more than the Argon2id hash, until it is used. */
    public static TestClient vault() {
        return added("vault", BASIC, Set.of("client_credentials"));
    }

    private static TestClient web(String id, int port) {
        return new TestClient(
                id,
                id + "-secret",
                BASIC,
                CODE_AND_REFRESH,
                "http://localhost:" + port + "/login/oauth2/code/signet",
                "http://localhost:" + port + "/",
                SCOPE);
    }

    /** Its access tokens are opaque. */
    public static TestClient locker() {
        return added("locker", BASIC, Set.of("authorization_code", "refresh_token", "client_credentials"));
    }

    /** Is told of each session that ends, by this server and by the browser. */
    public static TestClient inn() {
        return added("inn", BASIC, CODE_AND_REFRESH);
    }

    /** Is told by this server, in tokens signed with EdDSA, and need not know which session it was. */
    public static TestClient tavern() {
        return added("tavern", BASIC, CODE_AND_REFRESH);
    }

    /** May administer: its tokens are for the administration API. */
    public static TestClient console() {
        return added("console", BASIC, Set.of("authorization_code", "refresh_token", "client_credentials"))
                .withScope(ADMIN_SCOPE);
    }

    /** Has the scopes of an administrator, and tokens for another API. */
    public static TestClient stray() {
        return console().withId("stray");
    }

    /** Proves itself by assertions that it signs with {@code KeyPairs.ec("notary")} or {@code KeyPairs.rsa("notary")}. */
    public static TestClient notary() {
        return added("notary", ASSERTION, Set.of("authorization_code", "refresh_token", "client_credentials"))
                .withSecret(null);
    }

    /** The same, and strict: with ES256 alone, for the issuer alone. */
    public static TestClient embassy() {
        return notary().withId("embassy");
    }

    /** The same, and publishes its keys itself. */
    public static TestClient courier() {
        return notary().withId("courier");
    }

    /** An API that calls the one behind it, at {@link #CELLAR_AUDIENCE}, for whoever called it. */
    public static TestClient broker() {
        return added("broker", BASIC, Set.of("urn:ietf:params:oauth:grant-type:token-exchange"))
                .withScope("orders:read orders:write");
    }

    /** Is disabled by the one test that needs that. */
    public static TestClient tenant() {
        return added("tenant", BASIC, CODE_AND_REFRESH);
    }

    /** Another one, which need not say that it acts. */
    public static TestClient butler() {
        return added("butler", BASIC, Set.of("urn:ietf:params:oauth:grant-type:token-exchange", "client_credentials"))
                .withScope("orders:read orders:write");
    }

    /** A third party on devices without a browser: asks for consent, and may stay connected. */
    public static TestClient easel() {
        return added("easel", BASIC, Set.of("urn:ietf:params:oauth:grant-type:device_code", "refresh_token"))
                .withScope(SCOPE + " offline_access");
    }

    /** Its tokens are for two APIs, unless it asks for one of them. */
    public static TestClient quay() {
        return added("quay", BASIC, Set.of("authorization_code", "refresh_token", "client_credentials"));
    }

    /** Signs its requests with keys of its own, those of its name among the {@link KeyPairs}. */
    public static TestClient abbey() {
        return added("abbey", BASIC, CODE_AND_REFRESH);
    }

    /** Is let off PKCE. */
    public static TestClient alcove() {
        return added("alcove", BASIC, CODE_AND_REFRESH);
    }

    /** Has UserInfo's answers signed with ES256, and those of the authorization endpoint, where it asks for that, with PS256. */
    public static TestClient chancery() {
        return added("chancery", BASIC, CODE_AND_REFRESH);
    }

    /** Has ID tokens encrypted, and UserInfo's answers without a signature. Reads with {@code KeyPairs.reading("crypt")}. */
    public static TestClient crypt() {
        return added("crypt", BASIC, CODE_AND_REFRESH);
    }

    /** Has ID tokens encrypted with RSA, and UserInfo's answers signed with EdDSA and then encrypted. */
    public static TestClient vestry() {
        return added("vestry", BASIC, CODE_AND_REFRESH);
    }

    /** Wants all encrypted, and publishes its keys where nobody answers. */
    public static TestClient oubliette() {
        return added("oubliette", BASIC, CODE_AND_REFRESH);
    }

    /** Knows people by pseudonyms of its own, and is told by this server when a session ends. */
    public static TestClient hermit() {
        return added("hermit", BASIC, CODE_AND_REFRESH);
    }

    /** Knows people by the pseudonyms of its order. */
    public static TestClient friar() {
        return added("friar", BASIC, CODE_AND_REFRESH);
    }

    /** Is of the same order, and has opaque access tokens. */
    public static TestClient friarsTwin() {
        return added("friars-twin", BASIC, CODE_AND_REFRESH);
    }

    /** A third party that may ask for payments and accounts in detail: asks for consent. */
    public static TestClient bursar() {
        return added("bursar", BASIC, Set.of("authorization_code", "refresh_token", "client_credentials"));
    }

    /** Of the house, may ask for payments in detail, and has opaque access tokens. */
    public static TestClient almoner() {
        return added("almoner", BASIC, Set.of("authorization_code", "refresh_token", "client_credentials"));
    }

    /** May use the assertions of {@link #CHANCELLOR}, who vouches for people by their user names. */
    public static TestClient herald() {
        return added("herald", BASIC, Set.of("urn:ietf:params:oauth:grant-type:jwt-bearer"));
    }

    /** Gets access tokens that are bound to a key, or none. */
    public static TestClient cloister() {
        return added("cloister", BASIC, Set.of("authorization_code", "refresh_token", "client_credentials"));
    }

    private static TestClient added(String id, TestClient.Method method, Set<String> grantTypes) {
        String base = "https://" + id + ".example/";
        return new TestClient(
                id, id + "-has-a-secret-of-its-own", method, grantTypes, base + "callback", base + "signed-out", SCOPE);
    }
}
