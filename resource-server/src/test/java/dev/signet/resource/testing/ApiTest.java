package dev.signet.resource.testing;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The API on a port of its own, beside an issuer that is always up. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "signet.resource.audience=" + ApiTest.AUDIENCE,
            // How fresh a list must be is another test's matter: a machine that is busy with others must not fail
            // these.
            "signet.resource.status.max-staleness=1m",
            "signet.resource.status.timeout=20s"
        })
@Import(HandTime.class)
public abstract class ApiTest {

    public static final String AUDIENCE = "http://localhost:9001";
    protected static final TestIssuer ISSUER = new TestIssuer();

    @LocalServerPort
    private int port;

    @Autowired
    protected HandClock clock;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("signet.resource.issuer", () -> ISSUER.uri().toString());
    }

    protected Api api() {
        return new Api(port);
    }

    protected TokenBuilder aToken() {
        return TokenBuilder.aToken(ISSUER, clock, AUDIENCE);
    }
}
