package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.ResourceServerApplication;
import dev.signet.resource.testing.Api;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.HandClock;
import dev.signet.resource.testing.HandTime;
import dev.signet.resource.testing.ProofBuilder;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The API beside an authorization server whose keys are not always there, over real HTTP; each test starts its own. */
class IssuerOutageTests {

    private final TestIssuer issuer = new TestIssuer();
    private ConfigurableApplicationContext application;
    private Api api;
    private HandClock clock;

    @BeforeEach
    void startTheApiWithoutTheIssuer() {
        issuer.goDown();
        application = new SpringApplicationBuilder(ResourceServerApplication.class, HandTime.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--signet.resource.audience=" + ApiTest.AUDIENCE,
                        "--signet.resource.status.required=false",
                        "--signet.resource.issuer=" + issuer.uri());
        api = new Api(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        clock = application.getBean(HandClock.class);
    }

    @AfterEach
    void stop() {
        application.close();
        issuer.close();
    }

    private TokenBuilder aToken() {
        return TokenBuilder.aToken(issuer, clock, ApiTest.AUDIENCE).claim("status", null);
    }

    @Test
    void withoutAnyKeyTheAnswerIsLaterAndNotInvalid() {
        Answer answer = api.get("/api/me", aToken().build());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.challenge()).isEmpty();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(api.get("/api/me").status())
                .as("without a token nothing is unclear")
                .isEqualTo(401);
    }

    @Test
    void boundTokensAreAnsweredLaterToo() {
        ECKey key = TestIssuer.anEcKey("client");
        String token = aToken().claim("cnf", ProofBuilder.boundTo(key)).build();

        Answer answer = api.send(api.request("/api/me")
                .header("Authorization", "DPoP " + token)
                .header("DPoP", ProofBuilder.aProof(key, token, clock).build())
                .GET());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.challenge()).isEmpty();
    }

    @Test
    void issuerThatComesUpLaterIsFound() {
        api.get("/api/me", aToken().build());
        issuer.comeBack();
        clock.forward(Duration.ofSeconds(1));

        assertThat(api.get("/api/me", aToken().build()).status()).isEqualTo(200);
    }

    @Test
    void tokensOfKnownKeysOpenTheApiWhileTheIssuerIsDown() {
        issuer.comeBack();
        api.get("/api/me", aToken().build());
        issuer.goDown();
        clock.forward(Duration.ofHours(1));

        assertThat(api.get("/api/me", aToken().build()).status()).isEqualTo(200);
        Answer unknown = api.get("/api/me", aToken().keyId("unknown").build());
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(api.get("/api/me", aToken().build()).status()).isEqualTo(200);
    }

    @Test
    void rotatedInKeyOpensTheApiAtOnceAndMadeUpKeysDoNotFloodTheIssuer() {
        issuer.comeBack();
        api.get("/api/me", aToken().build());
        ECKey next = TestIssuer.anEcKey("ec-2");
        issuer.publish(issuer.ecKey(), next);

        assertThat(api.get("/api/me", aToken().signedBy(next).build()).status()).isEqualTo(200);
        assertThat(api.get("/api/me", aToken().build()).status()).isEqualTo(200);
        for (int i = 0; i < 50; i++) {
            String madeUp = aToken().keyId("made-up-" + i).build();
            assertThat(api.get("/api/me", madeUp).status()).isEqualTo(401);
        }

        assertThat(issuer.fetches()).as("the first and the one for the new key").isEqualTo(2);
    }
}
