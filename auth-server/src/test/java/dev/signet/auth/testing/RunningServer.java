package dev.signet.auth.testing;

import dev.signet.auth.AuthServer;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.user.Users;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A server of a test's own, which it may stop and start again on the same database, keys and address. */
public final class RunningServer implements AutoCloseable {

    private static final String DEMO = "demo";

    private final TestDatabase database;
    private final Map<String, Object> settings;
    private final String[] profiles;
    private final OAuth oauth;
    private ConfigurableApplicationContext context;

    private RunningServer(TestDatabase database, Map<String, Object> settings, String... profiles) {
        this.database = database;
        this.settings = settings;
        this.profiles = profiles.clone();
        this.oauth = new OAuth("http://localhost:" + settings.get("server.port"));
        this.context = run();
    }

    public static RunningServer start() {
        return startWith(Map.of());
    }

    /** @param settings that differ from those of every server under test */
    public static RunningServer startWith(Map<String, Object> settings) {
        Path data = TestServer.newDataFolder();
        TestDatabase database = TestDatabase.create();
        Map<String, Object> all = new LinkedHashMap<>(TestServer.settings(database, TestServer.freePort(), data));
        TestServer.demo(all);
        all.putAll(settings);
        return new RunningServer(database, all, DEMO);
    }

    /** Without the demo, and with no clients and no people but those of the test itself. */
    public static RunningServer startAlone(Map<String, Object> settings) {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> all = TestServer.bare(database, TestServer.freePort(), TestServer.newDataFolder());
        all.putAll(settings);
        return new RunningServer(database, all);
    }

    /** Another node: on the same database, with the same keys, issuer and clients, at an address of its own. */
    public RunningServer another(Map<String, Object> differing) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.putAll(differing);
        all.put("server.port", TestServer.freePort());
        return new RunningServer(database, all, profiles);
    }

    public OAuth oauth() {
        return oauth;
    }

    public TestDatabase database() {
        return database;
    }

    /** Somebody whom the server did not know before. */
    public TestUser newcomer() {
        return new People(bean(Users.class), bean(SsoSessions.class), bean(Revocation.class)).newcomer();
    }

    /** A part of the server, for what nobody can do from outside. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public void restart() {
        context.close();
        context = run();
    }

    @Override
    public void close() {
        context.close();
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(AuthServer.class)
                .profiles(profiles)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("signet-test", settings)))
                .run();
    }
}
