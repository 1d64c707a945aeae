package dev.signet.auth.testing;

import dev.signet.auth.AuthServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A server of a test's own, which it may stop and start again on the same database, keys and address. */
public final class RunningServer implements AutoCloseable {

    private final TestDatabase database;
    private final Map<String, Object> settings;
    private final OAuth oauth;
    private ConfigurableApplicationContext context;

    private RunningServer(TestDatabase database, Map<String, Object> settings) {
        this.database = database;
        this.settings = settings;
        this.oauth = new OAuth("http://localhost:" + settings.get("server.port"));
        this.context = run(settings);
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
        return new RunningServer(database, all);
    }

    /** Another node: on the same database, with the same keys, issuer and clients, at an address of its own. */
    public RunningServer another(Map<String, Object> differing) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.putAll(differing);
        all.put("server.port", TestServer.freePort());
        return new RunningServer(database, all);
    }

    public OAuth oauth() {
        return oauth;
    }

    public TestDatabase database() {
        return database;
    }

    /** A part of the server, for what nobody can do from outside. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public void restart() {
        context.close();
        context = run(settings);
    }

    @Override
    public void close() {
        context.close();
    }

    private static ConfigurableApplicationContext run(Map<String, Object> settings) {
        return new SpringApplicationBuilder(AuthServer.class)
                .profiles("demo")
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("signet-test", settings)))
                .run();
    }
}
