package dev.signet.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/**
 * Repeats one operation, named by the property {@code scenario}, for a bounded time, and fails if any request did.
 * Every user makes itself ready first: logs in, or gets the token that it will ask about.
 */
public final class LoadSimulation extends Simulation {

    private static final Duration TO_GET_READY = Duration.ofSeconds(60);

    private final Statements statements = new Statements(System.getProperty("database", ""));

    public LoadSimulation() {
        Settings settings = Settings.fromSystem();
        Steps steps = new Steps(settings);
        String name = System.getProperty("scenario", "client-credentials");
        ChainBuilder operation = operation(name, steps).exec(session -> {
            statements.operation();
            return session;
        });
        ChainBuilder paced =
                settings.rate() == 0 ? operation : pace(settings.pace()).exec(operation);

        setUp(scenario(name)
                        .exec(preparation(name, steps))
                        .exitHereIfFailed()
                        .exec(rendezVous(settings.users()))
                        .exec(session -> {
                            statements.begin();
                            return session;
                        })
                        .exec(during(settings.duration()).on(paced))
                        .injectOpen(atOnceUsers(settings.users())))
                .protocols(http.baseUrl(settings.issuer().toString())
                        .disableFollowRedirect()
                        .disableCaching()
                        .shareConnections())
                .maxDuration(settings.duration().plus(TO_GET_READY))
                .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void after() {
        statements.print();
    }

    private static ChainBuilder preparation(String name, Steps steps) {
        return switch (name) {
            case "introspect" -> steps.clientCredentials();
            case "door" ->
                Door.fromSystem().preparation(steps, Settings.fromSystem().users());
            case "refresh", "sso" -> steps.login();
            default -> exec(session -> session);
        };
    }

    private static ChainBuilder operation(String name, Steps steps) {
        return switch (name) {
            case "client-credentials" -> steps.clientCredentials();
            case "introspect" -> steps.introspect();
            case "refresh" -> steps.refresh();
            case "sso" -> steps.sso();
            case "login" -> exec(flushCookieJar()).exec(steps.login());
            case "door" -> Door.fromSystem().operation();
            case "discovery" -> steps.document(name, "/.well-known/openid-configuration");
            case "jwks" -> steps.document(name, "/oauth2/jwks");
            default ->
                throw new IllegalArgumentException("There is no scenario '" + name + "': it is one of "
                        + "client-credentials, introspect, refresh, sso, login, door, discovery, jwks.");
        };
    }
}
