package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.testing.TokenPackageApi;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The configuration that the documentation shows to users of the {@code token} package does what it says, by itself. */
class TokenPackageTests {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RunningApi API = new RunningApi(ISSUER, List.of(TokenPackageApi.class));

    @AfterAll
    static void stop() {
        API.close();
        ISSUER.close();
    }

    private static TokenBuilder aToken() {
        return API.aToken().claim("scope", "invoices:read");
    }

    @Test
    void wrongTokensAndMissingScopesAreRefusedWithAChallenge() {
        Answer wrongApi = API.api()
                .get(
                        "/invoices/1",
                        aToken().claim("aud", "http://localhost:9111").build());
        Answer noScope = API.api().post("/invoices/1", "{}", aToken().build());

        assertThat(wrongApi.status()).isEqualTo(401);
        assertThat(wrongApi.challenge()).contains("error=\"invalid_token\"");
        assertThat(noScope.status()).isEqualTo(403);
        assertThat(noScope.challenge()).contains("scope=\"invoices:write\"");
        assertThat(API.api().get("/elsewhere", aToken().build()).status()).isEqualTo(403);
        assertThat(API.api().get("/invoices/1").status()).isEqualTo(401);
    }

    @Test
    void goodTokenPasses() {
        assertThat(API.api().get("/invoices/1", aToken().build()).status())
                .as("passed, to a path that is not there")
                .isEqualTo(404);
    }

    @Test
    void metadataNamesTheScopesOfThatApi() {
        Answer metadata = API.api().get("/.well-known/oauth-protected-resource");

        assertThat(metadata.json().get("scopes_supported").toString())
                .isEqualTo("[\"invoices:read\",\"invoices:write\"]");
    }
}
