package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.AccessTokenSettings;
import dev.signet.resource.token.status.StatusMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application that says nothing but whose tokens it accepts. */
class AutoConfigurationTests {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RunningApi API = new RunningApi(ISSUER, List.of(NothingButSettings.class));

    @EnableAutoConfiguration
    static class NothingButSettings {}

    @AfterAll
    static void stop() {
        API.close();
        ISSUER.close();
    }

    private static TokenBuilder aToken() {
        return API.aToken();
    }

    @Test
    void needsAGoodTokenEverywhere() {
        Answer without = API.api().get("/anything");

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.challenge()).contains("resource_metadata=");
        assertThat(API.api().get("/anything", aToken().type("JWT").build()).status())
                .isEqualTo(401);
        assertThat(API.api().get("/anything", aToken().build()).status())
                .as("passed, to a path that is not there")
                .isEqualTo(404);
    }

    @Test
    void looksAtTheStatus() {
        ISSUER.statusLists().set(1, 1, true);

        String token = aToken().status(ISSUER.statusLists().uri(1), 1).build();

        assertThat(API.api().get("/anything", token).status()).isEqualTo(401);
    }

    @Test
    void hasTheProtectionAndItsMetricsAsBeans() {
        assertThat(API.bean(AccessTokenProtection.class)).isNotNull();
        assertThat(API.bean(StatusMetrics.class)).isNotNull();
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
