package dev.signet.resource.testing;

import dev.signet.resource.ResourceServerApplication;
import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.status.StatusLists;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The API with settings of a test's own, beside an issuer of its own. */
public final class RunningApi implements AutoCloseable {

    private final TestIssuer issuer;
    private final ConfigurableApplicationContext application;
    private final Api api;
    private final HandClock clock;

    public RunningApi(TestIssuer issuer, String... settings) {
        String[] own = {
            "--server.port=0",
            "--management.server.port=0",
            "--signet.resource.audience=" + ApiTest.AUDIENCE,
            "--signet.resource.issuer=" + issuer.uri()
        };
        this.issuer = issuer;
        this.application = new SpringApplicationBuilder(ResourceServerApplication.class, HandTime.class)
                .run(Stream.concat(Stream.of(own), Stream.of(settings)).toArray(String[]::new));
        this.api = new Api(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        this.clock = application.getBean(HandClock.class);
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
        return application.getBean(AccessTokenProtection.class).statusLists();
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() {
        application.close();
    }
}
