package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.AccessTokenSettings;
import dev.signet.resource.token.status.StatusMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that says nothing but whose tokens it accepts. */
class AutoConfigurationTests {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static ConfigurableApplicationContext application;
    private static Api api;

    @EnableAutoConfiguration
    static class NothingButSettings {}

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(NothingButSettings.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--signet.resource.audience=" + ApiTest.AUDIENCE,
                        "--signet.resource.issuer=" + ISSUER.uri());
        api = new Api(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        application.close();
        ISSUER.close();
    }

    private static TokenBuilder aToken() {
        return TokenBuilder.aToken(ISSUER, Clock.systemUTC(), ApiTest.AUDIENCE);
    }

    @Test
    void needsAGoodTokenEverywhere() {
        Answer without = api.get("/anything");

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.challenge()).contains("resource_metadata=");
        assertThat(api.get("/anything", aToken().type("JWT").build()).status()).isEqualTo(401);
        assertThat(api.get("/anything", aToken().build()).status())
                .as("passed, to a path that is not there")
                .isEqualTo(404);
    }

    @Test
    void looksAtTheStatus() {
        ISSUER.statusLists().set(1, 1, true);

        String token = aToken().status(ISSUER.statusLists().uri(1), 1).build();

        assertThat(api.get("/anything", token).status()).isEqualTo(401);
    }

    @Test
    void hasTheProtectionAndItsMetricsAsBeans() {
        assertThat(application.getBean(AccessTokenProtection.class)).isNotNull();
        assertThat(application.getBean(StatusMetrics.class)).isNotNull();
    }

    @Test
    void settingsAreDescribedForEditors() throws IOException {
        try (InputStream file =
                AccessTokenSettings.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(file).isNotNull();
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(
                            "\"signet.resource.issuer\"",
                            "\"signet.resource.status.max-staleness\"",
                            "\"signet.resource.status.push.client-id\"",
                            "\"signet.resource.dpop.proof-lifetime\"",
                            "\"signet.resource.remembered-tokens\"");
        }
    }
}
