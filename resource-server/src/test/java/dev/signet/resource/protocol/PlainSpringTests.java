package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.PlainSpringApi;
import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TokenBuilder;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The configuration that the documentation shows to users of Spring Security alone does what it says. */
class PlainSpringTests {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RunningApi API = new RunningApi(
            ISSUER,
            List.of(PlainSpringApi.class),
            "--signet.audience=" + ApiTest.AUDIENCE,
            "--signet.issuer=" + ISSUER.uri());

    @AfterAll
    static void stop() {
        API.close();
        ISSUER.close();
    }

    private static TokenBuilder aToken() {
        return API.aToken().claim("scope", "invoices:read");
    }

    private static int statusWith(TokenBuilder token) {
        return API.api().get("/invoices/1", token.build()).status();
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
