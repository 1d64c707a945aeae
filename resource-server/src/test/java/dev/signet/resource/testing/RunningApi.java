package dev.signet.resource.testing;

import dev.signet.resource.ResourceServerApplication;
import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.status.StatusLists;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The API with settings of a test's own, or another application that protects itself, beside an issuer of its own. */
public final class RunningApi implements AutoCloseable {

    private final TestIssuer issuer;
    private final ConfigurableApplicationContext application;
    private final Api api;
    private final HandClock clock;

    public RunningApi(TestIssuer issuer, String... settings) {
        this(issuer, List.of(ResourceServerApplication.class), settings);
    }

    /** An application of a test's own. */
    public RunningApi(TestIssuer issuer, List<Class<?>> application, String... settings) {
        String[] own = {
            "--server.port=0",
            "--management.server.port=0",
            "--signet.resource.audience=" + ApiTest.AUDIENCE,
            "--signet.resource.issuer=" + issuer.uri()
        };
        this.issuer = issuer;
        this.application = new SpringApplicationBuilder(HandTime.class)
                .sources(application.toArray(Class<?>[]::new))
                .run(Stream.concat(Stream.of(own), Stream.of(settings)).toArray(String[]::new));
        this.api = new Api(this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        this.clock = this.application.getBean(HandClock.class);
    }

    public Api api() {
        return api;
    }

    public HandClock clock() {
        return clock;
    }

    public TokenBuilder aToken() {
        return TokenBuilder.aToken(issuer, clock, ApiTest.AUDIENCE);
    }

    public int statusWith(String token) {
        return api.get("/api/me", token).status();
    }

    public StatusLists statusLists() {
        return application.getBean(AccessTokenProtection.class).statusLists().get(0);
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() {
        application.close();
    }
}
