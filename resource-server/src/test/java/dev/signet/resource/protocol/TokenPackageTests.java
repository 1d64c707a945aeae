package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.testing.TokenPackageApi;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The configuration that the documentation shows to users of the {@code token} package does what it says, by itself. */
class TokenPackageTests {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static ConfigurableApplicationContext application;
    private static Api api;

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(TokenPackageApi.class)
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
        return TokenBuilder.aToken(ISSUER, Clock.systemUTC(), ApiTest.AUDIENCE).claim("scope", "invoices:read");
    }

    @Test
    void wrongTokensAndMissingScopesAreRefusedWithAChallenge() {
        Answer wrongApi = api.get(
                "/invoices/1", aToken().claim("aud", "http://localhost:9111").build());
        Answer noScope = api.post("/invoices/1", "{}", aToken().build());

        assertThat(wrongApi.status()).isEqualTo(401);
        assertThat(wrongApi.challenge()).contains("error=\"invalid_token\"");
        assertThat(noScope.status()).isEqualTo(403);
        assertThat(noScope.challenge()).contains("scope=\"invoices:write\"");
        assertThat(api.get("/elsewhere", aToken().build()).status()).isEqualTo(403);
        assertThat(api.get("/invoices/1").status()).isEqualTo(401);
    }

    @Test
    void goodTokenPasses() {
        assertThat(api.get("/invoices/1", aToken().build()).status())
                .as("passed, to a path that is not there")
                .isEqualTo(404);
    }

    @Test
    void metadataNamesTheScopesOfThatApi() {
        Answer metadata = api.get("/.well-known/oauth-protected-resource");

        assertThat(metadata.json().get("scopes_supported").toString())
                .isEqualTo("[\"invoices:read\",\"invoices:write\"]");
    }
}
