package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.ResourceServerApplication;
import dev.signet.resource.testing.Api;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.HandClock;
import dev.signet.resource.testing.HandTime;
import dev.signet.resource.testing.TestIntrospection;
import dev.signet.resource.testing.TestIssuer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The API beside an issuer that it asks about opaque tokens (RFC 7662), and beside one whose tokens it verifies alone. */
abstract class OpaqueTokenTest {

    static TestIssuer issuer;
    static TestIntrospection server;
    static HandClock clock;
    static Api api;

    private static ConfigurableApplicationContext application;

    private int counter;

    @BeforeAll
    static void start() {
        issuer = new TestIssuer();
        server = new TestIntrospection();
        application = new SpringApplicationBuilder(ResourceServerApplication.class, HandTime.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--signet.resource.audience=" + ApiTest.AUDIENCE,
                        "--signet.resource.issuer=" + issuer.uri(),
                        "--signet.resource.introspection.uri=" + server.uri(),
                        "--signet.resource.introspection.client-id=orders:api",
                        "--signet.resource.introspection.client-secret=s ecret%",
                        "--signet.resource.introspection.cache=5s",
                        "--signet.resource.introspection.timeout=500ms");
        api = new Api(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        clock = application.getBean(HandClock.class);
    }

    @AfterAll
    static void stop() {
        application.close();
        server.close();
        issuer.close();
    }

    @BeforeEach
    void heal() {
        server.reset();
        clock.forward(Duration.ofSeconds(10));
    }

    String aToken() {
        return "sga_" + System.identityHashCode(this) + "_" + counter++;
    }

    static Map<String, Object> active() {
        return TestIntrospection.active(issuer, clock);
    }

    Answer askedWith(Map<String, Object> members) {
        String token = aToken();
        server.tell(token, members);
        return api.get("/api/me", token);
    }

    Answer askedWith(String member, Object value) {
        Map<String, Object> members = active();
        members.put(member, value);
        return askedWith(members);
    }

    static void assertRefused(Answer answer, String description) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge())
                .startsWith("Bearer error=\"invalid_token\", error_description=\"" + description + "\"");
    }

    static void assertLater(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.challenge()).isEmpty();
    }
}
