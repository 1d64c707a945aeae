package dev.signet.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server whose clients are programs of others, as {@code clients.yml} describes them. */
final class OthersServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Application application = new Application("server-of-others", "auth-server");
    private final int mcpPort = Application.freePort();
    private final int apachePort = Application.freePort();
    private final String keys;

    private OthersServer() {
        List<String> printed = newKeys();
        keys = printed.get(1);
        String published = printed.get(3).replaceAll("^jwks: '|'$", "");
        Path clients = NodeProgram.SOURCES.resolve("clients.yml").toAbsolutePath();
        Database.H2.prepare(application);
        application
                .environment("CLIENT_JWKS", published)
                .environment("MCP_PORT", String.valueOf(mcpPort))
                .environment("APACHE_PORT", String.valueOf(apachePort))
                .set("spring.profiles.active", "demo")
                .set("spring.config.additional-location", clients.toUri().toString())
                .set("spring.security.oauth2.authorizationserver.issuer", application.address());
    }

    static OthersServer start() {
        OthersServer server = new OthersServer();
        server.application.start();
        return server;
    }

    /** The command that operators make a client's keys with: for the client in the second line, for the server in the fourth. */
    private static List<String> newKeys() {
        String jar = Packaged.jar("auth-server").toAbsolutePath().toString();
        List<String> command = List.of(Application.java(), "-jar", jar, "client-key");
        return Tool.run(command, Path.of("."), Map.of(), PATIENCE)
                .successfully()
                .lines()
                .toList();
    }

    /** What a program has to know. */
    Map<String, String> environment() {
        return Map.of("ISSUER", issuer(), "CLIENT_KEYS", keys, "MCP_PORT", String.valueOf(mcpPort));
    }

    String issuer() {
        return application.address();
    }

    /** Where the client {@code apache} has its redirect URI. */
    int apachePort() {
        return apachePort;
    }

    @Override
    public void close() {
        application.close();
    }
}
