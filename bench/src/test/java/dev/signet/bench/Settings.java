package dev.signet.bench;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * What to load and how much, from system properties; the defaults fit what {@code ./run} starts.
 *
 * @param issuer where the server is; another machine than this one only with {@code remote=true}
 * @param users virtual users at the same time, at most 1000
 * @param rate operations per second that all users together aim at, at most 100,000; 0: as many as they can
 * @param duration how long the operations are repeated, at most four minutes, because access tokens live for five
 * @param machine client with the grant {@code client_credentials}
 * @param machineScope scope it asks for
 * @param web client with the grants {@code authorization_code} and {@code refresh_token}, and without consent
 * @param redirectUri where its codes go; nothing needs to listen there
 * @param webScope scope it asks for
 * @param introspector client that asks about the machine's token
 * @param user account that logs in
 * @param password its password
 */
record Settings(
        URI issuer,
        int users,
        int rate,
        Duration duration,
        Client machine,
        String machineScope,
        Client web,
        String redirectUri,
        String webScope,
        Client introspector,
        String user,
        String password) {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** A client and what it proves itself with; given as {@code id:secret}. */
    record Client(String id, String secret) {
        static Client of(String pair) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("A client is given as id:secret.");
            }
            return new Client(pair.substring(0, colon), pair.substring(colon + 1));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    Settings {
        require(users >= 1 && users <= 1000, "users", "from 1 to 1000");
        require(rate >= 0 && rate <= 100_000, "rate", "from 0 (unlimited) to 100000 operations per second");
        require(
                duration.compareTo(LONGEST) <= 0 && duration.compareTo(Duration.ofSeconds(1)) >= 0,
                "seconds",
                "from 1 to " + LONGEST.toSeconds());
        require(
                mayBeLoaded(issuer),
                "issuer",
                "on this machine, or -Dremote=true given, which says that you may put load on " + issuer.getHost());
    }

    static Settings fromSystem() {
        return new Settings(
                URI.create(text("issuer", "http://localhost:9000")),
                Integer.parseInt(text("users", "8")),
                Integer.parseInt(text("rate", "0")),
                Duration.ofSeconds(Long.parseLong(text("seconds", "15"))),
                Client.of(text("machine", "machine:machine-secret")),
                text("machine.scope", "orders:read"),
                Client.of(text("web", "harbor:harbor-secret")),
                text("redirect-uri", "http://localhost:9003/login/oauth2/code/signet"),
                text("web.scope", "openid profile"),
                Client.of(text("introspector", "orders-api:orders-api-secret")),
                text("user", "alice"),
                text("password", "wonderland"));
    }

    /** How long a user waits between the beginnings of two operations; zero when there is no rate. */
    Duration pace() {
        return rate == 0 ? Duration.ZERO : Duration.ofNanos(1_000_000_000L * users / rate);
    }

    private static String text(String name, String otherwise) {
        return System.getProperty(name, otherwise);
    }

    private static void require(boolean holds, String name, String range) {
        if (!holds) {
            throw new IllegalArgumentException("'" + name + "' must be " + range + ".");
        }
    }

    /** Whether that is this machine, or the caller has said that load may be put on others. */
    static boolean mayBeLoaded(URI server) {
        try {
            return Boolean.getBoolean("remote")
                    || InetAddress.getByName(server.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
