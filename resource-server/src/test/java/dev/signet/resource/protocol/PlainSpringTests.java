package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.PlainSpringApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The configuration that the documentation shows to users of Spring Security alone does what it says. */
class PlainSpringTests {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static ConfigurableApplicationContext application;
    private static Api api;

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(PlainSpringApi.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--signet.audience=" + ApiTest.AUDIENCE,
                        "--signet.issuer=" + ISSUER.uri());
        api = new Api(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        application.close();
        ISSUER.close();
    }

    private static TokenBuilder aToken() {
        return TokenBuilder.aToken(ISSUER, Clock.systemUTC(), ApiTest.AUDIENCE).claim("scope", "invoices:read");
    }

    private static int statusWith(TokenBuilder token) {
        return api.get("/invoices/1", token.build()).status();
    }

    @Test
    void tokensForOthersAndOtherKindsOfTokenAreRefused() {
        assertThat(statusWith(aToken().claim("aud", "http://localhost:9111"))).isEqualTo(401);
        assertThat(statusWith(aToken().claim("iss", "http://localhost:9111"))).isEqualTo(401);
        assertThat(statusWith(aToken().type("JWT"))).isEqualTo(401);
        assertThat(statusWith(aToken().claim("exp", Clock.systemUTC().instant().minusSeconds(120))))
                .isEqualTo(401);
        assertThat(statusWith(aToken().signedBy(TestIssuer.anEcKey("ec-1")))).isEqualTo(401);
        assertThat(statusWith(aToken().claim("scope", "invoices:write"))).isEqualTo(403);
    }

    @Test
    void goodTokenPasses() {
        assertThat(statusWith(aToken()))
                .as("passed, to a path that is not there")
                .isEqualTo(404);
        assertThat(statusWith(aToken().signedBy(ISSUER.rsaKey()))).isEqualTo(404);
    }
}
