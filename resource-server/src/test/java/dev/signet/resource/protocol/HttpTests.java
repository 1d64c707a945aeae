package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** What every answer has in common, and what stands on the management port. */
class HttpTests extends ApiTest {

    @LocalManagementPort
    private int management;

    @Test
    void noAnswerSetsACookie() {
        String token = aToken().build();
        List<Answer> answers = List.of(
                api().get("/api/me", token),
                api().get("/api/me"),
                api().get("/api/orders", aToken().claim("scope", "").build()),
                api().get("/nothing-here", token));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.headers()).doesNotContainKey("set-cookie"));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        List<Answer> answers = List.of(api().get("/api/me", aToken().build()), api().get("/api/me"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
        });
    }

    @Test
    void foreignSitesMayNotReadAnswers() {
        Answer answer = api().send(api().request("/api/me")
                .header("Origin", "https://evil.example.com")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void publicPortShowsNoManagement() {
        assertThat(api().get("/actuator/health").status()).isEqualTo(401);
        assertThat(api().get("/actuator/prometheus", aToken().build()).status()).isEqualTo(404);
    }

    @Test
    void managementPortShowsHealthAndMetricsAndNothingElse() {
        Api here = new Api(management);

        assertThat(here.get("/actuator/health/liveness").json().get("status").asString())
                .isEqualTo("UP");
        assertThat(here.get("/actuator/health/readiness").json().get("status").asString())
                .isEqualTo("UP");
        assertThat(here.get("/actuator/prometheus").response().body()).contains("jvm_memory_used_bytes");
        assertThat(here.get("/actuator/env").status()).isNotEqualTo(200);
        assertThat(here.get("/actuator/heapdump").status()).isNotEqualTo(200);
    }
}
